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
import functools
import gc
import hashlib
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

import numpy
import torch
import torch.nn.functional as F

STARTED = time.monotonic()
# What a device may differ by, in terms of how far bf16 lies from fp32 on the CPU that exported, measured alike. Two roundings to 8 bits
# may lie 1.4 times as far from each other as one lies from fp32; TF32 keeps 3 bits more; fp32 differs by the order of sums, and by an
# activation next to zero now and then.
SHARE = {"fp32": 0.05, "tf32": 1, "bf16": 1.5}
# A loss is one number, which may lie near by chance: at least the unit of rounding is allowed for it (fp32: of many sums).
UNIT = {"fp32": 2**-18, "tf32": 2**-11, "bf16": 2**-8}
# What a replay of a CUDA graph may differ by from a call, likewise relative to the largest value.
REPLAY = {"fp32": 2e-3, "tf32": 3e-2, "bf16": 1e-1}
FLIPPED = {"fp32": 0.01, "tf32": 0.05, "bf16": 0.15}
PASSES = {"train": 3, "gradient": 2, "pgd": 2}
MODES = ["bf16", "tf32", "fp32"]
PARTS = "checks,main,launches,off,compile"
OFF = "benchmark off"


def hashed(raw):
    """U of section 1 of the fixtures' README, from products and sums that wrapped: in [0, 1)."""
    h = raw.copy()
    h ^= h >> numpy.uint32(16)
    h *= numpy.uint32(0x85EBCA6B)
    h ^= h >> numpy.uint32(13)
    h *= numpy.uint32(0xC2B2AE35)
    h ^= h >> numpy.uint32(16)
    return h.astype(numpy.float64) / 4294967296.0


def counted(size, factor, offset):
    return numpy.arange(size, dtype=numpy.uint32) * numpy.uint32(factor) + numpy.uint32(offset & 0xFFFFFFFF)


def formula(k, tensor, seed, gain):
    """The Java class FormulaWeights: the k-th tensor of a state."""
    shape, kind = tensor["shape"], tensor["kind"]
    u = hashed(counted(math.prod(shape), 2654435761, k * 40503 + seed))
    if kind in ("CONV_WEIGHT", "LINEAR_WEIGHT"):
        values = (u - 0.5) * 2 * math.sqrt(3 * gain / math.prod(shape[1:]))
    elif kind == "DECONV_WEIGHT":
        raise ValueError("no formula for decoders here")
    elif kind == "BN_WEIGHT":
        values = 1 + 0.2 * (u - 0.5)
    elif kind == "RUNNING_VAR":
        values = 1 + 0.5 * u
    else:
        values = 0.2 * (u - 0.5)
    return values.astype("<f4")


def verified(arrays, digest, what):
    found = hashlib.sha256()
    for array in arrays:
        found.update(array.tobytes())
    if found.hexdigest() != digest:
        raise ValueError(f"{what}: the formula gives other bytes here than in Java")


@functools.lru_cache(maxsize=None)
def initial(state, seed, gain, digest):
    """Names and tensors; the same for both precisions of a network."""
    specs = json.loads(state)
    arrays = [formula(k, tensor, seed, gain) for k, tensor in enumerate(specs)]
    verified(arrays, digest, "state")
    return {t["name"]: torch.from_numpy(array).reshape(t["shape"]) for t, array in zip(specs, arrays)}


def floats(folder, name):
    return torch.from_numpy(numpy.fromfile(folder / f"{name}.f32", dtype="<f4"))


class Program:
    """What a folder has."""

    def __init__(self, folder, device):
        self.folder, self.device = folder, device
        self.about = json.loads((folder / "about.json").read_text())
        self.network, self.precision = self.about["network"], self.about["precision"]
        self.loaded = torch.jit.load(str(folder / "steps.pt"), map_location=device)
        # Not loaded.train, which torch has for something else.
        self.methods = {step: self.loaded._c._get_method(step) for step in PASSES}
        state = json.dumps(self.about["state"])
        self.before = initial(state, self.about["seed"], self.about["gain"], self.about["beforeSha256"])
        self.after = floats(folder, "after")

    def images(self):
        shape = (self.about["batch"], 3, 32, 32)
        x = hashed(counted(math.prod(shape), 2246822519, self.about["seed"])).astype("<f4")
        verified([x], self.about["xSha256"], "x")
        return torch.from_numpy(x).reshape(shape)

    def samples(self):
        """Of each tensor: its description, where the entries that are kept lie, and what they are after a training step."""
        start = 0
        for tensor in self.about["state"]:
            size = math.prod(tensor["shape"])
            kept = min(size, self.about["sample"])
            yield tensor, torch.arange(kept) * size // kept, self.after[start : start + kept]
            start += kept

    @functools.lru_cache
    def yardstick(self):
        """How far the bf16 program of this network lies from its fp32 program, both as the exporting CPU computed them."""
        bf16, fp32 = (Program(self.folder.parent / f"{self.network}-{precision}", "cpu") for precision in ("bf16", "fp32"))
        values = (floats(bf16.folder, name) for name in ("gradient", "delta", "loss"))
        return distances(fp32, *values, {tensor["name"]: after for tensor, _, after in bf16.samples()})[0]


class Ours:
    """A program with a network's tensors."""

    def __init__(self, program, size=None):
        device, about = program.device, program.about
        self.program, self.methods = program, program.methods
        self.state = {name: tensor.clone().to(device) for name, tensor in program.before.items()}
        buffers = [t["name"] for t in about["state"] if t["buffer"]]
        self.parameters = [t for name, t in self.state.items() if name not in buffers]
        self.buffers = [self.state[name] for name in buffers]
        self.momenta = [torch.zeros_like(self.state[name]) for name in about["trained"]]
        self.rate, self.epsilon, self.step = (torch.tensor(about[key], device=device) for key in ("rate", "epsilon", "step"))
        self.x = program.images().to(device) if size is None else torch.rand(size, 3, 32, 32, device=device)
        self.y = torch.arange(len(self.x), device=device) % 10
        self.delta = torch.zeros_like(self.x)

    def tensors(self):
        return [*self.state.values(), *self.momenta]

    def inputs(self):
        return [self.x, self.y, self.delta]

    def prepare(self, step):
        """Nothing."""

    def train(self):
        # As the worker does it: the gradients are taken inside, nothing is kept for outside.
        with torch.enable_grad():
            return self.methods["train"](self.x, self.y, self.momenta, self.rate, self.parameters, self.buffers)

    def gradient(self):
        with torch.enable_grad():
            return self.methods["gradient"](self.x, self.y, self.parameters, self.buffers)

    def pgd(self):
        with torch.enable_grad():
            return self.methods["pgd"](self.x, self.delta, self.y, self.epsilon, self.step, self.parameters, self.buffers)


class Peer:
    """PyTorch's own way, on the same device."""

    def __init__(self, networks, name, practice, mode, device, size):
        torch.manual_seed(1)
        self.device = device
        layout = torch.contiguous_format if practice == "eager" else torch.channels_last
        self.network = networks[name]().to(device, memory_format=layout)
        self.half = mode == "bf16"
        self.x = torch.rand(size, 3, 32, 32, device=device).contiguous(memory_format=layout)
        self.y = torch.arange(size, device=device) % 10
        self.delta = torch.zeros_like(self.x)
        more = {} if practice == "eager" else {"fused": True}
        self.optimiser = torch.optim.SGD(self.network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4, **more)
        self.run = torch.compile(self.network) if practice == "compile" else self.network

    def tensors(self):
        momenta = [state["momentum_buffer"] for state in self.optimiser.state.values() if state.get("momentum_buffer") is not None]
        return [*self.network.parameters(), *(b for b in self.network.buffers() if b.is_floating_point()), *momenta]

    def inputs(self):
        return [self.x, self.y, self.delta, *(p.grad for p in self.network.parameters() if p.grad is not None)]

    def prepare(self, step):
        """Not in the step, since a script does it once."""
        self.network.train(step == "train").requires_grad_(step == "train")

    def loss(self, x):
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half):
            scores = self.run(x)
        return F.cross_entropy(scores.float(), self.y)

    def train(self):
        self.optimiser.zero_grad()
        loss = self.loss(self.x)
        loss.backward()
        self.optimiser.step()
        return loss.detach()

    def by_images(self, x):
        return torch.autograd.grad(self.loss(x), x)[0]

    def gradient(self):
        return self.by_images(self.x.detach().requires_grad_(True))

    def pgd(self):
        gradient = self.by_images((self.x + self.delta).requires_grad_(True))
        moved = (self.delta + 2 / 255 * gradient.sign()).clamp(-8 / 255, 8 / 255)
        return (self.x + moved).clamp(0, 1) - self.x


class Captured:
    """Steps of another inside CUDA graphs."""

    def __init__(self, one, mode, warm):
        if one.x.device.type != "cuda":
            raise ValueError("no CUDA here")
        self.one, self.mode, self.warm, self.graphs, self.memory, self.off = one, mode, warm, {}, {}, {}

    def tensors(self):
        return self.one.tensors()

    def inputs(self):
        return self.one.inputs()

    def prepare(self, step):
        self.one.prepare(step)
        if step in self.graphs:
            return
        run = getattr(self.one, step)
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(self.warm):
                run()
        torch.cuda.current_stream().wait_stream(side)
        torch.cuda.synchronize()
        held = torch.cuda.memory_allocated()
        torch.cuda.reset_peak_memory_stats()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, stream=side):
            result = run()
        torch.cuda.synchronize()
        memory = torch.cuda.max_memory_allocated() - held
        self.compare(step, run, graph, result)
        self.graphs[step] = graph, result
        self.memory[step] = memory
        setattr(self, step, graph.replay)

    def compare(self, step, run, graph, result):
        """A replay against a call, from the same state."""
        with torch.no_grad():
            before = [t.detach().clone() for t in self.tensors()]
        expected = only(run()).detach().clone()
        with torch.no_grad():
            after = [t.detach().clone() for t in self.tensors()]
            for tensor, value in zip(self.tensors(), before):
                tensor.copy_(value)
            graph.replay()
            found = float(((only(result) - expected).abs() > 1e-6).float().mean()) if step == "pgd" else off(only(result), expected)
            if step == "train":
                change = torch.stack([(a - b).norm() for a, b in zip(after, before)]).norm()
                gap = torch.stack([(t - a).norm() for t, a in zip(self.tensors(), after)]).norm()
                found = max(found, float(gap / change))
        self.off[step] = found
        limit = FLIPPED[self.mode] if step == "pgd" else REPLAY[self.mode]
        if not found <= limit:
            raise ValueError(f"a replay of {step} is off by {found:.1e}")


def only(result):
    while isinstance(result, (list, tuple)):
        result = result[0]
    return result.float()


def off(ours, expected):
    return float((ours.float() - expected).abs().max() / expected.abs().max().clamp(min=1e-12))


def distances(program, gradient, delta, loss, after):
    """How far results lie from those of a program's folder, how many tensors of a training step were compared, and those that were not.

    Of the gradient and the loss the largest difference, relative to the largest value; of PGD the share of values that differ; of
    weights (update) and running statistics the worst tensor's difference, relative to how far the step moved it.
    """
    folder, about = program.folder, program.about
    found = {"gradient": off(gradient, floats(folder, "gradient")), "train": off(loss, floats(folder, "loss"))}
    found["pgd"] = float(((delta - floats(folder, "delta")).abs() > 1e-6).float().mean())
    found["update"] = found["statistics"] = 0.0
    compared = 0
    for tensor, where, expected in program.samples():
        name = tensor["name"]
        key = "update" if name in about["trained"] else "statistics"
        before = program.before[name].flatten()[where]
        if (expected - before).abs().max() > 1e-7:
            compared += 1
            gap = float((after[name] - expected).norm() / (expected - before).norm())
            found[key] = gap if gap != gap else max(found[key], gap)
    return found, compared


def check(program, mode):
    """What differs from the CPU's values, and whether it may."""
    ours = Ours(program)
    gradient, delta = (only(step()).cpu().flatten() for step in (ours.gradient, ours.pgd))
    loss = only(ours.train()).detach().cpu().reshape(1)
    after = {tensor["name"]: ours.state[tensor["name"]].flatten().cpu()[where] for tensor, where, _ in program.samples()}
    found, compared = distances(program, gradient, delta, loss, after)
    limits = {key: SHARE[mode] * value for key, value in program.yardstick().items()}
    limits["train"] = max(limits["train"], UNIT[mode])
    return found, compared, limits, compared > 0 and all(found[key] <= limits[key] for key in found)


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
        self.modes = [m for m in MODES if cuda or m != "tf32"]
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
