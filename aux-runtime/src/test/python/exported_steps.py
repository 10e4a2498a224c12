"""Checks and times exported step programs on a device, with nothing but torch: the same graphs that the Java worker runs.

    python3 exported_steps.py FOLDER [--device cuda] [--batches 128,512] [--tries 7] [--json FILE]

FOLDER is what the Java class io.github.auxtask.bench.StepExport wrote: for each network and precision a TorchScript file with a training
step, an input gradient and a PGD step, and what they gave on a CPU. Values are compared with those first; a step whose values are off is
not timed. Then the steps are timed in turns with PyTorch's own ways to do the same: eager, eager at its best (channels_last, fused
optimiser, autocast for bf16) and torch.compile. TF32 is a setting of fp32 on CUDA and has rows of its own. Prints Markdown and writes JSON.
Exit code 1 where values differ.
"""

import argparse
import json
import pathlib
import statistics
import sys
import time

import torch
import torch.nn.functional as F

# What a device may differ by. Relative to the largest value of a tensor; PGD's steps are signs, so a share of them may flip.
TOLERANCE = {"fp32": 2e-3, "tf32": 3e-2, "bf16": 1e-1}
FLIPPED = {"fp32": 0.01, "tf32": 0.05, "bf16": 0.15}
PASSES = {"train": 3, "gradient": 2, "pgd": 2}


def floats(folder, name, shape, device):
    file = folder / f"{name}.f32"
    values = torch.frombuffer(bytearray(file.read_bytes()), dtype=torch.float32)
    return values.reshape(shape).clone().to(device)


class Exported:
    """A program with a network's tensors."""

    def __init__(self, folder, device):
        self.folder, self.device = folder, device
        self.about = json.loads((folder / "about.json").read_text())
        program = torch.jit.load(str(folder / "steps.pt"), map_location=device)
        # Not program.train, which torch has for something else.
        self.methods = {step: program._c._get_method(step) for step in PASSES}
        self.load("before")
        self.batch(self.about["batch"])
        self.x = floats(folder, "x", (self.about["batch"], 3, 32, 32), device)

    def load(self, when):
        self.state = {t["name"]: floats(self.folder, f"{when}-{t['name']}", t["shape"], self.device) for t in self.about["state"]}
        buffers = [t["name"] for t in self.about["state"] if t["buffer"]]
        self.parameters = [t for name, t in self.state.items() if name not in buffers]
        self.buffers = [self.state[name] for name in buffers]
        self.momenta = [torch.zeros_like(self.state[name]) for name in self.about["trained"]]

    def batch(self, size):
        self.x = torch.rand(size, 3, 32, 32, device=self.device)
        self.y = torch.arange(size, device=self.device) % 10
        self.delta = torch.zeros_like(self.x)

    def scalar(self, key):
        return torch.tensor(self.about[key], device=self.device)

    def train(self):
        # As the worker does it: the gradients are taken inside, nothing is kept for outside.
        with torch.enable_grad():
            return self.methods["train"](self.x, self.y, self.momenta, self.scalar("rate"), self.parameters, self.buffers)

    def gradient(self):
        with torch.enable_grad():
            return self.methods["gradient"](self.x, self.y, self.parameters, self.buffers)

    def pgd(self):
        with torch.enable_grad():
            return self.methods["pgd"](
                self.x, self.delta, self.y, self.scalar("epsilon"), self.scalar("step"), self.parameters, self.buffers
            )


def only(result):
    while isinstance(result, (list, tuple)):
        result = result[0]
    return result.float()


def off(ours, expected):
    return float((ours.float() - expected).abs().max() / expected.abs().max().clamp(min=1e-12))


def check(exported, mode):
    """The largest relative differences from the CPU's values; the share of PGD's steps that differ."""
    folder, about = exported.folder, exported.about
    found = {"gradient": off(only(exported.gradient()), floats(folder, "gradient", exported.x.shape, exported.device))}
    delta = floats(folder, "delta", exported.x.shape, exported.device)
    found["pgd"] = float(((only(exported.pgd()) - delta).abs() > 1e-6).float().mean())
    found["train"] = off(only(exported.train()), floats(folder, "loss", (), exported.device))
    # An update is small against its weight: what counts is the change.
    worst = 0.0
    for t in about["state"]:
        before = floats(folder, f"before-{t['name']}", t["shape"], exported.device)
        after = floats(folder, f"after-{t['name']}", t["shape"], exported.device)
        if t["name"] in about["trained"] and (after - before).abs().max() > 1e-7:
            change = (after - before).norm()
            worst = max(worst, float((exported.state[t["name"]] - after).norm() / change))
    found["update"] = worst
    limits = {"gradient": TOLERANCE[mode], "pgd": FLIPPED[mode], "train": TOLERANCE[mode], "update": 5 * TOLERANCE[mode]}
    return found, all(found[key] <= limits[key] for key in found)


class Peer:
    """PyTorch's own way, on the same device."""

    def __init__(self, networks, name, practice, mode, device, size):
        torch.manual_seed(1)
        self.device = device
        layout = torch.contiguous_format if practice == "eager" else torch.channels_last
        self.network = networks[name]().to(device, memory_format=layout)
        self.half = mode == "bf16" and practice != "eager"
        self.x = torch.rand(size, 3, 32, 32, device=device).contiguous(memory_format=layout)
        self.y = torch.arange(size, device=device) % 10
        more = {} if practice == "eager" else {"fused": True}
        self.optimiser = torch.optim.SGD(self.network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4, **more)
        self.run = torch.compile(self.network) if practice == "compile" else self.network

    def loss(self, x):
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half):
            scores = self.run(x)
        return F.cross_entropy(scores.float(), self.y)

    def train(self):
        self.network.train().requires_grad_(True)
        self.optimiser.zero_grad()
        self.loss(self.x).backward()
        self.optimiser.step()

    def gradient(self):
        self.network.eval().requires_grad_(False)
        x = self.x.clone().requires_grad_(True)
        return torch.autograd.grad(self.loss(x), x)[0]

    def pgd(self):
        delta = 2 / 255 * self.gradient().sign()
        return (self.x + delta.clamp(-8 / 255, 8 / 255)).clamp(0, 1) - self.x


def seconds(step, device):
    if device.type == "cuda":
        torch.cuda.synchronize()
    start = time.perf_counter()
    step()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start


def kernels(step, device):
    """What a step launches: kernels on CUDA, operations elsewhere."""
    kind = torch.profiler.ProfilerActivity.CUDA if device.type == "cuda" else torch.profiler.ProfilerActivity.CPU
    with torch.profiler.profile(activities=[kind]) as profile:
        step()
        if device.type == "cuda":
            torch.cuda.synchronize()
    wanted = torch.autograd.DeviceType.CUDA if device.type == "cuda" else torch.autograd.DeviceType.CPU
    return sum(1 for event in profile.events() if event.device_type == wanted)


def peak(mode, device):
    """Multiplications a second of a product of two large matrices in this arithmetic."""
    side = 8192 if device.type == "cuda" else 1024
    kind = torch.bfloat16 if mode == "bf16" else torch.float32
    a, b = torch.rand(side, side, device=device).to(kind), torch.rand(side, side, device=device).to(kind)
    best = min(seconds(lambda: a @ b, device) for _ in range(10))
    return side**3 / best


def quartiles(values):
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[last // 4], statistics.median(ordered), ordered[3 * last // 4]


def ratio(ours, theirs):
    """How many times as fast; nothing where the quartiles overlap."""
    a, b = quartiles(ours), quartiles(theirs)
    return f"{b[1] / a[1]:.2f}x" if a[2] < b[0] or b[2] < a[0] else "within the spread"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--batches", default="128,512")
    parser.add_argument("--tries", type=int, default=7)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--practices", default="eager,best,compile")
    parser.add_argument("--json", type=pathlib.Path, default=pathlib.Path("exported-steps.json"))
    options = parser.parse_args()
    sys.argv = ["torch_peer.py", "eager", "1", "1"]
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    from torch_peer import NETWORKS

    if options.threads:
        torch.set_num_threads(options.threads)
    torch._C._set_graph_executor_optimize(False)  # as the worker does: as written, no compiling anew for other shapes
    device = torch.device(options.device)
    name = torch.cuda.get_device_name() if device.type == "cuda" else f"CPU, {torch.get_num_threads()} threads"
    result = {"torch": torch.__version__, "device": name, "cudnn": torch.backends.cudnn.version(), "rows": [], "checks": []}
    result["cudnn-benchmark"] = torch.backends.cudnn.benchmark
    print(f"torch {torch.__version__}, {name}")
    wrong = 0
    rows = []
    for folder in sorted(path.parent for path in options.folder.glob("*/about.json")):
        about = json.loads((folder / "about.json").read_text())
        modes = ["bf16"] if about["precision"] == "bf16" else ["fp32"] + (["tf32"] if device.type == "cuda" else [])
        for mode in modes:
            torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = mode == "tf32"
            exported = Exported(folder, device)
            found, good = check(exported, mode)
            print(f"{about['network']} {mode}: " + ", ".join(f"{k} off by {v:.1e}" for k, v in found.items()), "ok" if good else "WRONG")
            result["checks"].append({"network": about["network"], "mode": mode, "good": good, **found})
            if not good:
                wrong += 1
                continue
            most = peak(mode, device)
            for size in map(int, filter(None, options.batches.split(","))):
                exported.load("before")
                exported.batch(size)
                able = {"ours": exported}
                for practice in filter(None, options.practices.split(",")):
                    try:
                        peer = Peer(NETWORKS, about["network"], practice, mode, device, size)
                        for step in PASSES:
                            getattr(peer, step)()
                        able[practice] = peer
                    except Exception as reason:  # torch.compile needs a compiler, which may not be there
                        print(f"  {practice} cannot: {str(reason).splitlines()[0]}", file=sys.stderr)
                for step, passes in PASSES.items():
                    for one in able.values():
                        seconds(getattr(one, step), device)
                    times = {who: [] for who in able}
                    for _ in range(options.tries):
                        for who, one in able.items():
                            times[who].append(seconds(getattr(one, step), device))
                    middle = statistics.median(times["ours"])
                    share = 100 * about["products"] * passes * size / middle / most
                    count = kernels(exported.__getattribute__(step), device)
                    rows.append(
                        [about["network"], mode, str(size), step, f"{size / middle:.0f}", str(count), f"{share:.0f} %"]
                        + [
                            f"{size / statistics.median(times[p]):.0f} ({ratio(times['ours'], times[p])})" if p in times else "-"
                            for p in options.practices.split(",")
                        ]
                    )
                    print("| " + " | ".join(rows[-1]) + " |", flush=True)
                    row = {"network": about["network"], "mode": mode, "batch": size, "step": step, "launches": count}
                    result["rows"].append({**row, "shareOfProduct": share, "seconds": times})
    print("\n| network | arithmetic | batch | step | ours, img/s | launches | of a product | " + options.practices.replace(",", " | ") + " |")
    print("|---|---|---|---|---|---|---|" + "---|" * len(options.practices.split(",")))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    options.json.write_text(json.dumps(result, indent=1))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
