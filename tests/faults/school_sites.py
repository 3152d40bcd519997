#!/usr/bin/env python3
"""Made-up schools to be visited, each page a course; who asked for what is written down.

    school_sites.py ADDRESS PORT HOSTS PAGES LOG
"""
import collections
import http.server
import json
import pathlib
import re
import sys
import time

SUBJECTS = ("Ombruk av bygningsmaterialer", "Avfall og ressurser", "Sirkulære forretningsmodeller",
            "Reparasjon og vedlikehold", "Design for demontering", "Tekstiler i kretsløp")


def host(number):
    return "skole%d.example" % number


def course_page(school, number):
    title = "%s %d" % (SUBJECTS[(school + number) % len(SUBJECTS)], number)
    return """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>%s</title></head><body><main><h1>%s</h1>
<dl><dt>Emnekode</dt><dd>SK%02d-%04d</dd><dt>Studiepoeng</dt><dd>7,5</dd><dt>Nivå</dt><dd>Master</dd>
<dt>Undervisningsspråk</dt><dd>Norsk</dd><dt>Studiested</dt><dd>Oslo</dd></dl>
<h2>Innhold</h2><p>Emnet handler om hvordan materialer brukes på nytt i en sirkulær økonomi.</p>
</main></body></html>""" % (title, title, school, number)


def front_page(pages):
    links = "".join('<li><a href="/emner/%d">Emne %d</a></li>' % (i, i) for i in range(pages))
    return "<!doctype html><html lang=nb><title>Skole</title><ul>%s</ul></html>" % links


def write_sources(folder, hosts, delay):
    folder.mkdir(parents=True)
    for number in range(hosts):
        origin = "http://" + host(number)
        (folder / ("no-skole%d.json" % number)).write_text(json.dumps({
            "id": "no-skole%d" % number, "kind": "institution", "name": {"nb": "Skole nummer %d" % number},
            "short_name": "Skole%d" % number, "country": "NO", "home": origin + "/", "languages": ["nb"],
            "allowed_hosts": [host(number)], "seeds": [origin + "/"], "follow": ["/emner/"],
            "offering_pages": ["/emner/"], "delay_seconds": delay, "max_pages": 100000, "verified": None}))


def asked(log, since=0):
    """The pages that were asked for, from the line `since` on, in their order; robots.txt may be asked for again."""
    lines = pathlib.Path(log).read_text().splitlines()[since:]
    return [line.split(" ")[1] for line in lines if not line.endswith("/robots.txt")]


def needless(pages, breaks):
    """Pages asked for again though the answer had been kept. A host is asked for one page at a time, so the last one
    of each host before a break may have been lost with it; `breaks` are places in `pages`."""
    found, kept, last = [], set(), {}
    for place, page in enumerate(pages):
        if place in breaks:
            last.clear()
        if page in kept:
            found.append(page)
        school = page.split("/")[0]
        if school in last:
            kept.add(last[school])
        last[school] = page
    return found


def repeated(pages):
    return [page for page, times in collections.Counter(pages).items() if times > 1]


def main():
    address, port, hosts, pages, log = sys.argv[1], *map(int, sys.argv[2:5]), open(sys.argv[5], "a", buffering=1)

    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            name = self.headers.get("Host", "").split(":")[0]
            log.write("%.3f %s%s\n" % (time.monotonic(), name, self.path))
            school = re.fullmatch(r"skole(\d+)\.example", name)
            course = re.fullmatch(r"/emner/(\d+)", self.path)
            text = None
            if school and int(school[1]) < hosts:
                if self.path == "/":
                    text = front_page(pages)
                elif course and int(course[1]) < pages:
                    text = course_page(int(school[1]), int(course[1]))
            body = (text or "not here").encode()
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    http.server.ThreadingHTTPServer((address, port), Answer).serve_forever()


if __name__ == "__main__":
    main()
