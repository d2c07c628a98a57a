"""Print what pages and files cost: `python -m tests.bench`.

`--profile` also prints where the time of a page goes; `--files` prints only what is about files.
"""

import cProfile
import pstats
import sys
import tempfile
from pathlib import Path

from tests.bench import scenes
from tests.bench.cost import Act, acts, costs
from tests.bench.meanwhile import NOBODY, Moment, moments
from tests.bench.normalising import MEGABYTE, Cost, bare_start, file_costs
from tests.bench.served import served_costs
from tests.bench.wire import files, first_page, later_pages
from tests.browser.live import Live


def main(options: list[str]) -> None:
    """Measure one fresh portal with SQLite, as shipped."""
    with tempfile.TemporaryDirectory() as folder:
        live = Live(Path(folder))
        try:
            if "--files" not in options:
                pages(live, Path(folder), "--profile" in options)
            print_meanwhile(moments(live, Path(folder), scenes.upload()))
        finally:
            live.close()
    with tempfile.TemporaryDirectory() as folder:
        print_files(file_costs(scenes.sent_files(), Path(folder)))


def pages(live: Live, folder: Path, profiling: bool) -> None:
    """Measure pages when nobody else is there."""
    print_bytes(live)
    for coding in ("", "br"):
        measured = acts(live, coding)
        print_costs(f"called directly, {coding or 'not compressed'}", costs(measured))
        if profiling:
            profile(measured)
    print_costs("served by waitress, not compressed", served_costs(live, folder))


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


def print_files(taken: dict[str, Cost]) -> None:
    """Print what each file cost, and how many starts of a child that does nothing its time would buy."""
    least = next(iter(taken.values())).seconds
    tell(f"\nto normalise a file; a bare Python starts in {bare_start():.2f} s")
    for name, cost in taken.items():
        tell(
            f"  {name:<28}{cost.size / MEGABYTE:5.1f} MB {cost.verdict:<16}{cost.seconds:5.2f} s"
            f" {cost.seconds / least:5.1f} x, processor {cost.processor:5.2f} s,"
            f" child {cost.child / MEGABYTE:4.0f} MB, parent + {cost.parent / MEGABYTE:3.0f} MB"
        )


def print_meanwhile(seen: dict[str, Moment]) -> None:
    """Print how long question pages took while eight people uploaded."""
    idle = seen[NOBODY]
    tell("\nmilliseconds by the clock until a page is there, while eight people upload 5 MB each")
    for moment, each in seen.items():
        memory = ", ".join(f"{size / MEGABYTE:.0f}" for size in each.memory)
        taken = ", ".join(f"{seconds:.1f}" for seconds in each.uploads) or "-"
        tell(f" {moment}: every upload kept after {taken} s; web process {memory} MB at most by then")
        for name, times in each.requests.items():
            tell(
                f"  {name:<32} p50 {each.p50(name) * 1000:6.1f}  p95 {each.p95(name) * 1000:6.1f}"
                f"  {each.p95(name) / idle.p95(name):4.1f} x  most {max(times) * 1000:6.1f}  of {len(times)}"
            )


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
    main(sys.argv[1:])
