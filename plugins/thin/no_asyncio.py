"""Instead of `asyncio`, its sockets, subprocesses and threads: a question to the calculator is answered at once."""


def __getattr__(name):
    raise ModuleNotFoundError(f"asyncio.{name} is in the whole library only")
