"""Checks and times exported step programs on a device, with nothing but torch and numpy: the same graphs that the Java worker runs.

    python3 exported_steps.py FOLDER [--device cuda] [--minutes 5] [--batches 128,512] [--tries 7] [--json FILE]

FOLDER is what the Java class io.github.auxtask.bench.StepExport wrote: for each network and precision a TorchScript file with a training
step, an input gradient and a PGD step, and what they gave on a CPU. What they start from is made here by the same formulas and compared
by its SHA-256. The work is done in parts, the most wanted first, as far as the minutes go; what no longer fits is named:

  checks    values of all programs against the CPU's
  main      ours, ours inside a CUDA graph and the practices except torch.compile, in turns: batches in their order, each bf16, TF32, fp32
  launches  kernels that a step launches (operations on a CPU)
  off       ours with torch.backends.cudnn.benchmark off, in a process of its own, since cuDNN's choices are kept per process
  compile   torch.compile beside ours: bf16, TF32, fp32, each in the order of the batches

Practices: eager, channels first; best, channels_last and the fused optimiser; best-graph (not by default), that inside a CUDA graph;
compile, best through torch.compile. All use autocast in bf16. TF32 is a setting of fp32 on CUDA and has rows of its own. A try is as many
calls as fill --least seconds, with one synchronisation at its end. The JSON file is written anew after every row. Steps whose values are
off are timed as well, and marked. Exit code 1 where values differ.
"""

import argparse
import gc
import json
import math
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import torch
from exported_peers import Captured, Peer
from exported_programs import PASSES, Ours, Program, check

STARTED = time.monotonic()
MODES = ["bf16", "tf32", "fp32"]
PARTS = "checks,main,launches,off,compile"
OFF = "benchmark off"


def synchronise(device):
    if device.type == "cuda":
        torch.cuda.synchronize()


def seconds(step, device, calls=1):
    """Of one call, when there are as many without a pause."""
    synchronise(device)
    start = time.perf_counter()
    for _ in range(calls):
        step()
    synchronise(device)
    return (time.perf_counter() - start) / calls


def launches(step, device):
    """What a step launches: kernels on CUDA, and copies and fills; operations elsewhere."""
    cpu, cuda = torch.profiler.ProfilerActivity.CPU, torch.profiler.ProfilerActivity.CUDA
    wanted = torch.autograd.DeviceType.CUDA if device.type == "cuda" else torch.autograd.DeviceType.CPU
    events = []
    for activities in [[cuda], [cpu, cuda]] if device.type == "cuda" else [[cpu]]:
        with torch.profiler.profile(activities=activities) as profile:
            step()
            synchronise(device)
        events = [e for e in profile.events() if e.device_type == wanted and not getattr(e, "is_user_annotation", False)]
        if events:
            break
    copies = sum(1 for e in events if e.name.startswith(("Memcpy", "Memset")))
    return len(events) - copies, copies


def product(mode, device):
    """Multiplications a second of a product of two large matrices in this arithmetic."""
    side = 8192 if device.type == "cuda" else 1024
    kind = torch.bfloat16 if mode == "bf16" else torch.float32
    a, b = torch.rand(side, side, device=device).to(kind), torch.rand(side, side, device=device).to(kind)
    for _ in range(3):
        a @ b
    return side**3 / min(seconds(lambda: a @ b, device, 3) for _ in range(5))


def arithmetic(mode):
    try:
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = mode == "tf32"
    except Exception:  # a later torch without these names
        form = "tf32" if mode == "tf32" else "ieee"
        torch.backends.cuda.matmul.fp32_precision = torch.backends.cudnn.conv.fp32_precision = form


def quartiles(values):
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[last // 4], statistics.median(ordered), ordered[-1 - last // 4]


def ratio(ours, theirs):
    """How many times as fast; nothing where the quartiles overlap."""
    a, b = quartiles(ours), quartiles(theirs)
    return f"{b[1] / a[1]:.2f}x" if a[2] < b[0] or b[2] < a[0] else "~"


def reason(error):
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (type(error).__name__ + ": " + " / ".join(lines[:2]))[:300]


class Session:
    """The work, what it found, and the time left."""

    def __init__(self, options, networks):
        self.options, self.networks = options, networks
        self.device = torch.device(options.device)
        self.deadline = STARTED + 60 * options.minutes
        self.parts = options.parts.split(",")
        self.practices = [p for p in options.practices.split(",") if p]
        self.batches = [int(b) for b in options.batches.split(",") if b]
        cuda = self.device.type == "cuda"
        self.modes = [m for m in options.modes.split(",") if cuda or m != "tf32"]
        name = torch.cuda.get_device_name() if cuda else f"CPU, {torch.get_num_threads()} threads"
        torch.backends.cudnn.benchmark = options.benchmark == "on"
        self.result = {"torch": torch.__version__, "cuda": torch.version.cuda, "device": name}
        self.result["cudnn"] = torch.backends.cudnn.version()
        self.result["cudnnBenchmark"] = torch.backends.cudnn.benchmark
        for key in ("minutes", "tries", "least", "warm", "batches", "practices", "parts"):
            self.result[key] = getattr(options, key)
        self.result |= {"products": {}, "checks": [], "rows": [], "launches": [], "errors": [], "skipped": [], "seconds": {}}
        self.programs = {}
        self.wrong = set()
        print(f"torch {torch.__version__}, CUDA {torch.version.cuda}, cuDNN {self.result['cudnn']}, {name}")
        print(f"cudnn.benchmark {torch.backends.cudnn.benchmark}, {options.warm} calls to warm up, {options.tries} tries", flush=True)

    def left(self):
        return self.deadline - time.monotonic()

    def save(self):
        file = self.options.json
        new = file.with_name(file.name + ".new")
        new.write_text(json.dumps(self.result, indent=1))
        os.replace(new, file)

    def failed(self, what, error):
        text = error if isinstance(error, str) else reason(error)
        print(f"  {what} cannot: {text}", flush=True)
        self.result["errors"].append({"what": what, "reason": text})
        self.save()

    def skipped(self, what):
        print(f"  no time left for {what}", flush=True)
        self.result["skipped"].append(what)
        self.save()

    def clean(self):
        gc.collect()
        if self.device.type == "cuda":
            try:
                torch.cuda.synchronize()
                torch.cuda.empty_cache()
            except Exception as error:
                self.failed("emptying the cache", error)

    def load(self):
        for folder in sorted(path.parent for path in self.options.folder.glob("*/about.json")):
            try:
                program = Program(folder, self.device)
                self.programs[program.network, program.precision] = program
            except Exception as error:
                self.wrong.add(folder.name)
                self.failed(folder.name, error)

    def combinations(self, modes=None):
        """Programs and modes."""
        for mode in modes or self.modes:
            for (_, precision), program in self.programs.items():
                if (precision == "bf16") == (mode == "bf16"):
                    yield program, mode

    def checks(self):
        for program, mode in self.combinations():
            what = f"{program.network} {mode}"
            try:
                arithmetic(mode)
                found, compared, limits, good = check(program, mode)
                differences = ", ".join(f"{k} off by {v:.1e} of {limits[k]:.1e}" for k, v in found.items())
                print(f"{what}: {differences}, {compared} tensors", "ok" if good else "WRONG", flush=True)
                row = {"network": program.network, "mode": mode, "good": good, "tensors": compared, "limits": limits, **found}
                self.result["checks"].append(row)
                if not good:
                    self.wrong.add(what)
            except Exception as error:
                self.wrong.add(what)
                self.failed(what, error)
            self.save()
        for mode in self.modes:
            self.most(mode)
        self.clean()

    def most(self, mode):
        if mode not in self.result["products"]:
            try:
                arithmetic(mode)
                self.result["products"][mode] = most = product(mode, self.device)
                print(f"product of two large matrices, {mode}: {most / 1e12:.3g}e12 multiplications a second", flush=True)
                self.save()
            except Exception as error:
                self.failed(f"product {mode}", error)
        return self.result["products"].get(mode)

    def make(self, kind, program, mode, size):
        if kind == "ours":
            return Ours(program, size)
        if kind == "graph":
            return Captured(Ours(program, size), mode, self.options.warm)
        if kind == "best-graph":
            return Captured(self.make("best", program, mode, size), mode, self.options.warm)
        return Peer(self.networks, program.network, kind, mode, self.device, size)

    def warm(self, one, step):
        """How many calls a try has, and the most memory of a call with all that it needs."""
        one.prepare(step)
        run = getattr(one, step)
        for _ in range(self.options.warm):
            run()
        calls = 3 if self.device.type == "cuda" else 1
        once = min(seconds(run, self.device, calls) for _ in range(2))
        memory = None
        if self.device.type == "cuda":
            held = torch.cuda.memory_allocated()
            torch.cuda.reset_peak_memory_stats()
            seconds(run, self.device)
            used = one.memory[step] if isinstance(one, Captured) else torch.cuda.max_memory_allocated() - held
            own = sum(t.numel() * t.element_size() for t in one.tensors() + one.inputs())
            memory = (used + own) / 2**20
        return max(1, math.ceil(self.options.least / once)), memory

    def turns(self, able, step, program, mode, size, note=None):
        """Tries of all in turns; rows."""
        what = f"{program.network} {mode} batch {size} {step}"
        ready, times = {}, {}
        for who in list(able):
            try:
                ready[who] = self.warm(able[who], step)
                times[who] = []
            except Exception as error:
                self.failed(f"{what} {who}", error)
                self.clean()
        for _ in range(self.options.tries):
            for who in list(times):
                try:
                    times[who].append(seconds(getattr(able[who], step), self.device, ready[who][0]))
                except Exception as error:
                    del times[who]
                    self.failed(f"{what} {who}", error)
                    self.clean()
        most = self.result["products"].get(mode)
        parts = []
        for who, tries in times.items():
            middle = statistics.median(tries)
            row = {"network": program.network, "mode": mode, "batch": size, "step": step, "kind": who}
            row["imagesPerSecond"], row["seconds"] = size / middle, tries
            row["calls"], row["peakMiB"] = ready[who]
            row["valuesOk"] = f"{program.network} {mode}" not in self.wrong
            if most:
                row["shareOfProduct"] = 100 * program.about["products"] * PASSES[step] * size / middle / most
            share = f"{row['shareOfProduct']:.0f} %" if most else "-"
            if isinstance(able[who], Captured):
                row["replayOff"] = able[who].off.get(step)
            if "ours" in times and who != "ours":
                row["oursOverIt"] = ratio(times["ours"], tries)
            if note:
                row["part"] = note
            self.result["rows"].append(row)
            peak = f" {row['peakMiB']:.0f} MiB" if row["peakMiB"] is not None else ""
            ours = f" ({share})" if who == "ours" else f" ({row['oursOverIt']})" if "oursOverIt" in row else ""
            parts.append(f"{who} {row['imagesPerSecond']:.0f}{ours}{peak}")
        print(f"{what}: " + ", ".join(parts), flush=True)
        self.save()

    def main(self):
        kinds = ([] if self.options.no_ours_graph else ["graph"]) + [p for p in self.practices if p != "compile"]
        if self.device.type != "cuda" and "graph" in kinds:
            kinds.remove("graph")
            self.failed("graph", "no CUDA here")
        longest = {}
        for size in self.batches:
            for program, mode in self.combinations():
                what = f"{program.network} {mode} batch {size}"
                if self.left() < longest.get(size, max([5, *longest.values()])):
                    self.skipped(what)
                    continue
                start = time.monotonic()
                self.most(mode)
                arithmetic(mode)
                able = {}
                for kind in ["ours", *kinds]:
                    try:
                        able[kind] = self.make(kind, program, mode, size)
                    except Exception as error:
                        self.failed(f"{what} {kind}", error)
                for step in PASSES:
                    try:
                        self.turns(able, step, program, mode, size)
                    except Exception as error:
                        self.failed(f"{what} {step}", error)
                able = None
                self.clean()
                longest[size] = max(longest.get(size, 0), time.monotonic() - start)

    def launches(self):
        kinds = ["ours"] + [p for p in self.practices if p in ("eager", "best")]
        for program, mode in self.combinations():
            what = f"{program.network} {mode}"
            if self.left() < 3:
                self.skipped(f"launches of {what}")
                continue
            arithmetic(mode)
            found = {}
            for kind in kinds:
                try:
                    one = self.make(kind, program, mode, self.batches[0])
                    for step in PASSES:
                        one.prepare(step)
                        seconds(getattr(one, step), self.device, 2)
                        kernels, copies = launches(getattr(one, step), self.device)
                        row = {"network": program.network, "mode": mode, "step": step, "kind": kind}
                        self.result["launches"].append({**row, "kernels": kernels, "copies": copies})
                        found[kind, step] = f"{kind} {step} {kernels}" + (f" + {copies}" if copies else "")
                except Exception as error:
                    self.failed(f"launches of {what} {kind}", error)
                one = None
            print(f"{what} launches: " + ", ".join(found.values()), flush=True)
            self.save()
            self.clean()

    def off(self):
        if self.device.type != "cuda":
            self.failed(OFF, "no CUDA here")
            return
        limit = min(60.0, self.left() - 5)
        if limit < 15:
            self.skipped(OFF)
            return
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "off.json"
            command = [sys.executable, str(pathlib.Path(__file__).resolve()), str(self.options.folder), "--device", self.options.device]
            command += ["--batches", str(self.batches[0]), "--tries", str(self.options.tries), "--least", str(self.options.least)]
            command += ["--warm", str(self.options.warm), "--practices", "", "--no-ours-graph", "--parts", "main", "--benchmark", "off"]
            command += ["--minutes", str((limit - 3) / 60), "--json", str(file)]
            try:
                done = subprocess.run(command, timeout=limit, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                if done.returncode:
                    self.failed(OFF, " / ".join(done.stdout.splitlines()[-3:])[:300])
            except Exception as error:
                self.failed(OFF, error)
            if not file.exists():
                return
            found = json.loads(file.read_text())
            self.result["skipped"] += [f"{OFF}: {what}" for what in found["skipped"]]
            self.result["errors"] += [{**error, "what": f"{OFF}: {error['what']}"} for error in found["errors"]]
            for row in found["rows"]:
                row["kind"] = OFF
                row["valuesOk"] = f"{row['network']} {row['mode']}" not in self.wrong
                most = self.result["products"].get(row["mode"])
                if most and "shareOfProduct" in row:
                    row["shareOfProduct"] *= found["products"][row["mode"]] / most
                keys = ("network", "mode", "batch", "step")
                same = [r for r in self.result["rows"] if r["kind"] == "ours" and all(r[k] == row[k] for k in keys)]
                if same:
                    row["oursOverIt"] = ratio(same[0]["seconds"], row["seconds"])
                self.result["rows"].append(row)
                what = f"{row['network']} {row['mode']} batch {row['batch']} {row['step']}"
                print(f"{what}: ours with {OFF} {row['imagesPerSecond']:.0f} ({row.get('oursOverIt', '-')})", flush=True)
            self.save()

    def compile(self):
        if "compile" not in self.practices:
            return
        took = {}
        for mode in self.modes:
            for size in self.batches:
                for program, _ in self.combinations([mode]):
                    what = f"{program.network} {mode} batch {size} compile"
                    expected = took.get(program.network, max([self.options.compiling, *took.values()]))
                    if self.left() < expected:
                        self.skipped(what)
                        continue
                    start = time.monotonic()
                    try:
                        torch._dynamo.reset()
                        self.most(mode)
                        arithmetic(mode)
                        able = {"ours": self.make("ours", program, mode, size), "compile": self.make("compile", program, mode, size)}
                        for step in PASSES:
                            if self.left() < (0 if step == "train" else expected / 3):
                                self.skipped(f"{what} {step}")
                                continue
                            self.turns(able, step, program, mode, size, "compile")
                            self.count(able["compile"], program, mode, size, step)
                    except Exception as error:
                        self.failed(what, error)
                    able = None
                    self.clean()
                    took[program.network] = time.monotonic() - start
                    self.result["seconds"][what] = took[program.network]
                    print(f"  {what} took {took[program.network]:.0f} s", flush=True)

    def count(self, one, program, mode, size, step):
        if size == self.batches[0] and self.left() > 3 and "launches" in self.parts:
            kernels, copies = launches(getattr(one, step), self.device)
            row = {"network": program.network, "mode": mode, "step": step, "kind": "compile", "kernels": kernels, "copies": copies}
            self.result["launches"].append(row)

    def run(self):
        for part in PARTS.split(","):
            if part in self.parts:
                start = time.monotonic()
                try:
                    getattr(self, part)()
                except Exception as error:
                    self.failed(part, error)
                self.result["seconds"][part] = time.monotonic() - start
                print(f"{part} took {self.result['seconds'][part]:.0f} s, {self.left():.0f} s left", flush=True)
                self.save()

    def tables(self):
        rows = {}
        for row in self.result["rows"]:
            if row["kind"] == "ours" and row.get("part"):  # those beside torch.compile, which are there already
                row = {**row, "kind": "ours beside compile"}
            rows.setdefault((row["network"], row["mode"], row["batch"], row["step"]), {})[row["kind"]] = row
        kinds = ["graph", *[p for p in self.practices if p != "compile"], "compile", OFF]
        kinds = [k for k in kinds if any(k in found for found in rows.values())]
        counts = {(c["network"], c["mode"], c["step"], c["kind"]): c["kernels"] for c in self.result["launches"]}
        head = ["network", "arithmetic", "batch", "step", "ours, img/s", "of a product", *kinds]
        print("\nImages a second; in brackets how many times as fast ours is, ~ within the spread. A star: values are off.\n")
        print("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|")
        for key, found in rows.items():
            ours = found.get("ours") or found.get("ours beside compile")
            line = [*map(str, key)]
            line.append(f"{ours['imagesPerSecond']:.0f}{'' if ours['valuesOk'] else ' *'}" if ours else "-")
            line.append(f"{ours['shareOfProduct']:.0f} %" if ours and "shareOfProduct" in ours else "-")
            for kind in kinds:
                row = found.get(kind)
                line.append(f"{row['imagesPerSecond']:.0f} ({row.get('oursOverIt', '-')})" if row else "-")
            print("| " + " | ".join(line) + " |")
        kinds = ["ours", *kinds]
        if any(row["peakMiB"] for row in self.result["rows"]):
            print("\nMost memory of a step, MiB.\n\n| network | arithmetic | batch | step | " + " | ".join(kinds) + " |")
            print("|---" * (4 + len(kinds)) + "|")
            for key, found in rows.items():
                print("| " + " | ".join([*map(str, key), *(f"{found[k]['peakMiB']:.0f}" if k in found else "-" for k in kinds)]) + " |")
        if counts:
            kinds = [k for k in ("ours", *self.practices) if any(c[3] == k for c in counts)]
            what = "Kernels" if self.device.type == "cuda" else "Operations"
            print(f"\n{what} of a step.\n\n| network | arithmetic | step | " + " | ".join(kinds) + " |\n" + "|---" * (3 + len(kinds)) + "|")
            for key in dict.fromkeys(c[:3] for c in counts):
                print("| " + " | ".join([*key, *(str(counts.get((*key, k), "-")) for k in kinds)]) + " |")
        for what in self.result["skipped"]:
            print(f"skipped, no time left: {what}")
        for error in self.result["errors"]:
            print(f"failed: {error['what']}: {error['reason']}")


def stop(number, frame):
    raise SystemExit(128 + number)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--minutes", type=float, default=60, help="after which nothing more is begun")
    parser.add_argument("--batches", default="128,512")
    parser.add_argument("--modes", default=",".join(MODES), help="arithmetic; TF32 on CUDA only")
    parser.add_argument("--tries", type=int, default=7)
    parser.add_argument("--least", type=float, default=0.03, help="seconds that a try takes at least")
    parser.add_argument("--warm", type=int, default=0, help="calls before tries; 5, on a CPU 2")
    parser.add_argument("--compiling", type=float, default=40, help="seconds that a row of torch.compile is thought to take before one was seen")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--practices", default="eager,best,compile")
    parser.add_argument("--no-ours-graph", action="store_true")
    parser.add_argument("--parts", default=PARTS)
    parser.add_argument("--benchmark", choices=["on", "off"], default="on", help="torch.backends.cudnn.benchmark")
    parser.add_argument("--json", type=pathlib.Path, default=pathlib.Path("exported-steps.json"))
    options = parser.parse_args()
    if unknown := {p for p in options.practices.split(",") if p} - {"eager", "best", "best-graph", "compile"}:
        parser.error(f"no such practice: {', '.join(sorted(unknown))}")
    options.warm = options.warm or (5 if options.device.startswith("cuda") else 2)
    sys.argv = ["torch_peer.py", "eager", "1", "1"]
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    from torch_peer import NETWORKS

    if options.threads:
        torch.set_num_threads(options.threads)
    torch._C._set_graph_executor_optimize(False)  # as the worker does: as written, no compiling anew for other shapes
    session = Session(options, NETWORKS)
    signal.signal(signal.SIGTERM, stop)
    try:
        session.load()
        session.run()
    finally:
        session.save()
        session.tables()
    sys.exit(1 if session.wrong or not session.programs else 0)


if __name__ == "__main__":
    main()
