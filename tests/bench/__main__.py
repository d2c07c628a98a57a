"""Print what a page costs: `python -m tests.bench`. `--profile` also prints where the time goes."""

import cProfile
import pstats
import sys
import tempfile
from pathlib import Path

from tests.bench.cost import Act, acts, costs
from tests.bench.served import served_costs
from tests.bench.wire import files, first_page, later_pages
from tests.browser.live import Live


def main(profiling: bool) -> None:
    """Measure one fresh portal with SQLite, as shipped."""
    with tempfile.TemporaryDirectory() as folder:
        live = Live(Path(folder))
        try:
            print_bytes(live)
            for coding in ("", "br"):
                measured = acts(live, coding)
                print_costs(f"called directly, {coding or 'not compressed'}", costs(measured))
                if profiling:
                    profile(measured)
            print_costs("served by waitress, not compressed", served_costs(live, Path(folder)))
        finally:
            live.close()


def tell(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def print_bytes(live: Live) -> None:
    """Print bytes over the wire, headers included."""
    page, kept = first_page(live, "/"), files(live)
    tell(f"first page {page:,} bytes, first visit {page + kept:,}")
    sizes = sorted(later_pages(live, "walking").items(), key=lambda each: each[1])
    longest, most = sizes[-1]
    middle = sizes[len(sizes) // 2][1]
    tell(f"later pages: median {middle:,}, longest {most:,} ({longest.rpartition('/')[2]})")


def print_costs(coding: str, taken: dict[str, float]) -> None:
    """Print processor time, and how many times that of a bare page."""
    least = next(iter(taken.values()))
    tell(f"\nmilliseconds of processor time, {coding}")
    for name, each in taken.items():
        tell(f"  {name:<32}{each:6.2f}  {each / least:4.1f} x")


def profile(measured: dict[str, Act]) -> None:
    """Print the functions that cost most."""
    for name, act in list(measured.items())[1:]:
        profiler = cProfile.Profile()
        profiler.enable()
        for _ in range(300):
            act()
        profiler.disable()
        tell(f"\n{name}, 300 times")
        pstats.Stats(profiler).sort_stats("tottime").print_stats(28)


if __name__ == "__main__":
    main("--profile" in sys.argv)
