"""What Jupyter needs to use the sandbox: a provisioner, and a kernel manager and client that go with it."""

import asyncio
import contextlib
import time
from queue import Empty

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerBase
from traitlets import Any, Instance, Type, Unicode, default

from autograder.sandbox.client import START_SECONDS, SandboxError, warm_server
from autograder.sandbox.limits import Limits
from autograder.sandbox.server import CHANNELS

MESSAGE_BYTES = 32 * 2**20


class SandboxProvisioner(KernelProvisionerBase):
    """A kernel in the sandbox, as Jupyter sees a kernel's process."""

    limits = Instance(Limits, ())
    files = Any()
    server = Any()
    name = Unicode(None, allow_none=True)

    @default("server")
    def _server(self):
        return warm_server()

    @property
    def has_process(self):
        """Whether there is a kernel."""
        return self.name is not None

    async def poll(self):
        """None while it runs, else 1."""
        return None if self.has_process and self.server.why_ended(self.name) is None else 1

    async def wait(self):
        """Until it has ended."""
        while await self.poll() is None:
            await asyncio.sleep(0.002)
        return 1

    async def send_signal(self, signum):
        """To the kernel's process, from outside."""
        if self.has_process:
            self.server.signal(self.name, signum)

    async def kill(self, restart=False):
        """At once, and for good."""
        if self.has_process:
            self.server.end(self.name)

    async def terminate(self, restart=False):
        """A submission is not asked to end; it is ended."""
        await self.kill()

    async def pre_launch(self, **kwargs):
        """Take a kernel from the server; it has bound its sockets."""
        self.name, address, key = self.server.launch(self.limits, self.files)
        self.parent.ip, self.parent.session.key = address, key
        for number, channel in enumerate(CHANNELS, 1):
            setattr(self.parent, f"{channel}_port", number)
        return await super().pre_launch(cmd=[], **kwargs)

    async def launch_kernel(self, cmd, **kwargs):
        """It runs already."""
        return self.parent.get_connection_info()

    async def cleanup(self, restart=False):
        """The server cleans up behind a kernel."""


class SandboxClient(AsyncKernelClient):
    """A client that knows that the kernel has bound its sockets, and waits only until it hears it.

    It listens to no heartbeat: the server knows when a kernel has ended, and a thread that waits for a heart would wait
    for ever where a submission closes that socket.
    """

    def start_channels(self, shell=True, iopub=True, stdin=True, hb=False, control=True):
        """All channels but the heartbeat."""
        super().start_channels(shell, iopub, stdin, hb=False, control=control)

    async def _async_wait_for_ready(self, timeout=None):
        provisioner, end = self.parent.provisioner, time.monotonic() + (timeout or START_SECONDS)
        while time.monotonic() < end and await provisioner.poll() is None:
            with contextlib.suppress(Empty):
                if (await self.iopub_channel.get_msg(timeout=0.5))["msg_type"] == "iopub_welcome":
                    return
        why = provisioner.server.why_ended(provisioner.name) or "it is silent"
        raise SandboxError(f"a new kernel does not answer: {why}")

    wait_for_ready = _async_wait_for_ready


class SandboxKernelManager(AsyncKernelManager):
    """Starts kernels in the sandbox: no kernel spec, no connection file."""

    limits = Instance(Limits, ())
    files = Any(help="Files that the kernel finds in its folder")
    transport = Unicode("ipc")
    client_class = Type(SandboxClient)
    client_factory = Type(SandboxClient)

    def __init__(self, **kwargs):
        """Sockets that take no endless message, and do not follow where a submission moves its own."""
        super().__init__(**kwargs)
        self._kernel_spec = KernelSpec(display_name="sandbox", language="python")
        self.context.maxmsgsize = MESSAGE_BYTES
        self.context.reconnect_ivl = -1

    async def _async_pre_start_kernel(self, **kwargs):
        self.shutting_down = False
        self.provisioner = SandboxProvisioner(
            parent=self, limits=self.limits, files=self.files, kernel_spec=self.kernel_spec
        )
        await self.provisioner.pre_launch(**kwargs)
        return [], {}
