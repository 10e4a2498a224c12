"""Exported step programs: what they start from, made by formula, the programs themselves, and how far their results lie from the CPU's."""

import functools
import hashlib
import json
import math

import numpy
import torch

# What a device may differ by, in terms of how far bf16 lies from fp32 on the CPU that exported, measured alike. Two roundings to 8 bits
# may lie 1.4 times as far from each other as one lies from fp32; TF32 keeps 3 bits more; fp32 differs by the order of sums, and by an
# activation next to zero now and then.
SHARE = {"fp32": 0.05, "tf32": 1, "bf16": 1.5}
# A loss is one number, which may lie near by chance: at least the unit of rounding is allowed for it (fp32: of many sums).
UNIT = {"fp32": 2**-18, "tf32": 2**-11, "bf16": 2**-8}
PASSES = {"train": 3, "gradient": 2, "pgd": 2}


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
