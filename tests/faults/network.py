"""Machines that are network namespaces, on one switch that is a namespace as well."""
import os
import shutil
import subprocess


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError("%s: %s" % (" ".join(words), done.stderr.strip()))


def why_not():
    """Why there can be no namespaces here; empty if there can."""
    if os.geteuid() != 0:
        return "only root may make network namespaces"
    if shutil.which("ip") is None:
        return "no ip; install iproute2"
    name = "rundkurs-%d" % os.getpid()
    try:
        run("ip", "netns", "add", name)
        run("ip", "netns", "del", name)
    except RuntimeError as error:
        return str(error)
    return ""


class Network:
    """Each machine has an address of its own, 10.77.0.1 and so on. Nothing of the host's network is touched."""

    def __init__(self, *machines):
        self._prefix = "rk%d-" % os.getpid()
        self._switch = self._prefix + "switch"
        self.addresses = {name: "10.77.0.%d" % number for number, name in enumerate(machines, 1)}
        run("ip", "netns", "add", self._switch)
        try:
            run("ip", "-n", self._switch, "link", "add", "bridge", "type", "bridge")
            run("ip", "-n", self._switch, "link", "set", "bridge", "up")
            for name, address in self.addresses.items():
                self._add(name, address)
        except RuntimeError:
            self.remove()
            raise

    def _add(self, name, address):
        space = self._prefix + name
        run("ip", "netns", "add", space)
        run("ip", "-n", self._switch, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", space)
        run("ip", "-n", self._switch, "link", "set", name, "master", "bridge", "up")
        run("ip", "-n", space, "address", "add", address + "/24", "dev", "eth0")
        for device in ("lo", "eth0"):
            run("ip", "-n", space, "link", "set", device, "up")

    def inside(self, machine, words):
        """The command that runs `words` on the machine; `ip` becomes it, so that its process is theirs."""
        return ["ip", "netns", "exec", self._prefix + machine, *words]

    def cut(self, machine):
        run("ip", "-n", self._switch, "link", "set", machine, "down")

    def mend(self, machine):
        run("ip", "-n", self._switch, "link", "set", machine, "up")

    def remove(self):
        for name in [*self.addresses, "switch"]:
            subprocess.run(["ip", "netns", "del", self._prefix + name], capture_output=True)
