"""What runs on the machines: a database, crawlers, shards and a daemon."""
import json
import os
import pathlib
import pwd
import signal
import subprocess
import threading
import time


def wait_for(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise RuntimeError("waited %d s in vain for %s" % (seconds, what))


class Running:
    """A program on a machine, in a process group of its own: it ends with all that it forked."""

    def __init__(self, network, machine, words, out, environment=None):
        self.log = out
        with open(out, "a") as stream:
            self._child = subprocess.Popen(network.inside(machine, list(map(str, words))), stdout=stream, stderr=stream,
                                           stdin=subprocess.DEVNULL, start_new_session=True,
                                           env={**os.environ, **(environment or {})})

    @property
    def pid(self):
        return self._child.pid

    def ended(self):
        return self._child.poll() is not None

    def status(self, seconds=300):
        """Its exit status; killed, and -9, where it does not end."""
        try:
            return self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return self._child.returncode

    def kill(self, how=signal.SIGKILL):
        try:
            os.killpg(self._child.pid, how)
        except ProcessLookupError:
            pass
        self._child.wait(30)


class Database:
    """PostgreSQL on a small disk of its own."""

    def __init__(self, network, machine, folder, megabytes=400):
        self._network, self._machine = network, machine
        self._address = network.addresses[machine]
        self._programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
        self.disk, self._data, self._log = folder / "disk", folder / "disk" / "data", folder / "postgresql.log"
        self.disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dm" % megabytes, "tmpfs", self.disk], check=True)
        user = pwd.getpwnam("postgres")
        os.chown(self.disk, user.pw_uid, user.pw_gid)
        self._log.touch()
        os.chown(self._log, user.pw_uid, user.pw_gid)
        self._as_postgres("initdb", "--pgdata", self._data, "--username=owner", "--auth=trust", "--encoding=UTF8",
                          "--no-locale", "--no-instructions")
        with open(self._data / "pg_hba.conf", "a") as rules:
            rules.write("host all all 10.77.0.0/24 trust\n")
        with open(self._data / "postgresql.conf", "a") as settings:
            settings.write("listen_addresses = '%s'\nunix_socket_directories = '%s'\nmax_wal_size = 64MB\n"
                           "min_wal_size = 32MB\n" % (self._address, self.disk))
        self.start()

    def _as_postgres(self, program, *words):
        command = ["runuser", "-u", "postgres", "--", self._programs / program, *words]
        done = subprocess.run(self._network.inside(self._machine, list(map(str, command))), text=True, cwd="/",
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise RuntimeError("%s: %s" % (program, done.stderr))

    def start(self):
        self._as_postgres("pg_ctl", "-D", self._data, "-l", self._log, "-w", "start")

    def stop(self, mode="fast"):
        self._as_postgres("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def runs(self):
        try:
            self._as_postgres("pg_ctl", "-D", self._data, "status")
        except RuntimeError:
            return False
        return True

    def new(self, name):
        self._as_postgres("createdb", "-h", self._address, "-U", "owner", name)
        return "postgresql://owner@%s/%s" % (self._address, name)

    def remove(self):
        if self.runs():
            self.stop("immediate")
        subprocess.run(["umount", "--lazy", self.disk], check=False)


class Shard:
    def __init__(self, network, machine, folder, port, log):
        self._start = lambda: Running(network, machine, ["xapian-tcpsrv", "--interface", network.addresses[machine],
                                                         "--port", port, "--idle-timeout", 3600000, folder], log)
        self.address = "%s:%d" % (network.addresses[machine], port)
        self.process = self._start()

    def kill(self):
        self.process.kill()

    def start(self):
        self.process = self._start()


class Asking:
    """Somebody who searches ten times a second, and remembers each answer: time, status, total, partial, how long."""

    def __init__(self, network, machine, url):
        # The one who asks is on the daemon's machine: its own network must not be what is lost.
        self._network, self._machine, self._url = network, machine, url
        self.answers, self._stop = [], threading.Event()
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self._thread.start()

    def once(self):
        begun = time.monotonic()
        done = subprocess.run(self._network.inside(self._machine, [
            "curl", "-s", "-m", "20", "-w", "\n%{http_code}", self._url]), capture_output=True, text=True)
        body, _, status = done.stdout.rpartition("\n")
        answer = {"at": begun, "status": int(status or 0), "took": time.monotonic() - begun, "partial": False, "total": -1}
        if answer["status"] == 200:
            told = json.loads(body)
            answer.update(total=told["total"], partial=told.get("partial", False))
        return answer

    def _ask(self):
        while not self._stop.wait(0.1):
            self.answers.append(self.once())

    def since(self, moment):
        return [answer for answer in self.answers if answer["at"] >= moment]

    def stop(self):
        self._stop.set()
        self._thread.join()
