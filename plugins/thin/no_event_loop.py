"""Instead of `pyodide.webloop`: without `asyncio` there is no loop to set up."""


def _initialize_event_loop():
    pass
