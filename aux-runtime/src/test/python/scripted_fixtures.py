"""Writes the TorchScript fixtures of io.github.auxtask.script: a scripted and a traced network, what they give for formula images, and the
gradient of the squared scores' sum. Usage: python scripted_fixtures.py FOLDER (torch 2.7.1)."""

import sys
import zipfile
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

SIDE = 12
CLASSES = 5


class Block(nn.Module):
    def __init__(self, inside: int, out: int, stride: int):
        super().__init__()
        self.conv = nn.Conv2d(inside, out, 3, stride, 1, bias=False)
        self.bn = nn.BatchNorm2d(out)
        self.act = nn.ReLU(inplace=True)
        self.down = nn.Conv2d(inside, out, 1, stride) if stride > 1 else None

    def forward(self, x):
        identity = x
        if self.down is not None:
            identity = self.down(x)
        out = self.act(self.bn(self.conv(x)))
        out = out.clone()
        out += identity
        return self.act(out)


class Convolutional(nn.Module):
    """Residual blocks, pooling, dropout, and its own normalisation."""

    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.tensor([0.5, 0.4, 0.3]).view(1, 3, 1, 1))
        self.stem = nn.Conv2d(3, 4, 3, padding=1)
        self.blocks = nn.Sequential(Block(4, 4, 1), Block(4, 6, 2))
        self.pool = nn.MaxPool2d(2)
        self.drop = nn.Dropout(0.5)
        self.head = nn.Linear(6 * 9, CLASSES)

    def forward(self, x):
        x = functional.gelu(self.stem((x - self.mean) / 0.25))
        for block in self.blocks:
            x = block(x)
        x = self.pool(x)
        return self.head(self.drop(x.view(x.size(0), -1)))


class Attentive(nn.Module):
    """A class token, positions and one layer of attention."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Conv2d(3, 8, 4, 4)
        self.token = nn.Parameter(torch.randn(1, 1, 8))
        self.positions = nn.Parameter(0.2 * torch.randn(1, 10, 8))
        self.norm = nn.LayerNorm(8)
        self.qkv = nn.Linear(8, 24)
        self.head = nn.Linear(8, CLASSES)

    def forward(self, x):
        x = self.embed(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.shape[0], -1, -1), x], dim=1) + self.positions
        b, n, c = x.shape
        q, k, v = self.qkv(self.norm(x)).reshape(b, n, 3, 2, c // 2).permute(2, 0, 3, 1, 4).unbind(0)
        x = x + functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, c)
        return self.head(x[:, 0])


class Shifted(nn.Module):
    """Attention in shifted windows, whose mask is written into parts of a tensor, and parts that see what is written into others."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Conv2d(3, 8, 3, 3)
        self.qkv = nn.Linear(8, 24)
        self.head = nn.Linear(8, CLASSES)

    def forward(self, x):
        x = torch.roll(self.embed(x).permute(0, 2, 3, 1), [-1, -1], [1, 2])
        b = x.size(0)
        x = x.view(b, 2, 2, 2, 2, 8).permute(0, 1, 3, 2, 4, 5).reshape(b * 4, 4, 8)
        mask = x.new_zeros((4, 4))
        count = 0
        for top, bottom in [(0, -2), (-2, -1), (-1, 4)]:
            for left, right in [(0, -2), (-2, -1), (-1, 4)]:
                mask[top:bottom, left:right] = count
                count += 1
        mask = mask.view(2, 2, 2, 2).permute(0, 2, 1, 3).reshape(4, 4)
        apart = mask.unsqueeze(1) - mask.unsqueeze(2)
        apart = apart.masked_fill(apart != 0, -100.0).masked_fill(apart == 0, 0.0)
        q, k, v = self.qkv(x).chunk(3, 2)
        weights = (q @ k.transpose(1, 2)).view(b, 4, 4, 4) + apart
        x = x + weights.view(b * 4, 4, 4).softmax(2) @ v
        y = x * 2
        first, rest = y[:, 0], y[:, 1:]
        corner = rest[:, 0, :3]
        y[:, 1, 1:] = first[:, :7].clone() * first[:, 1:].clone()
        corner.mul_(0.5)
        first.add_(corner.sum(1, keepdim=True))
        rest[:, 2].zero_()
        y.add_(0.1)
        corner.copy_(first[:, 2:3] + 1)
        return self.head(y.view(b, 16, 8).mean(1) + rest.reshape(b, 12, 8).mean(1))


class Mixed(nn.Module):
    """Whole numbers, truths and decimals in one sum, and what their types become."""

    def __init__(self):
        super().__init__()
        self.register_buffer("whole", torch.tensor([3, -7, 5]).view(3, 1, 1))
        self.head = nn.Linear(3 * SIDE * SIDE, CLASSES)

    def forward(self, x):
        i = torch.arange(12)
        y = x + i / 8 + torch.ones(12, dtype=torch.long) / 3 + self.whole / 9
        y = y + (x > 0.5).sum([1, 2, 3], keepdim=True) / 64 + x * sum([0.5, 0.7])
        y = y + x.narrow(2, -3, 3).sum(2, keepdim=True) + (x > 0.3).sum(2, keepdim=True, dtype=torch.float32) / 3
        y = y + torch.sqrt(i).long() + (7.5 - i).long() + (2.5**i).long() * 0.001 + (i > 3).sum().to(torch.bool)
        y = y + torch.where(x > 0.5, i, x * 0.1) + torch.cat([i[:6], i[6:] * 0.25]) + torch.stack([i, i > 2]).sum(0) * 0.1
        zeros = i.new_zeros([12])
        zeros[2:] = 2
        full = torch.full([12], 7)
        y = y + zeros / 4 + (full * 0.5).long() + torch.tensor(2.7, dtype=torch.long)
        parts = [x]
        same = parts
        same += [x * 2]
        return self.head((y + parts[1]).flatten(1))


class Rounded(nn.Module):
    """Quotients that are rounded, indices that count from the end, casts to 32 bits that do not fit, and parameters in a list."""

    def __init__(self):
        super().__init__()
        self.weights = nn.ParameterList([nn.Parameter(torch.tensor([0.5, 2.0, -1.0]).view(3, 1, 1)) for _ in range(2)])
        self.register_buffer("order", torch.tensor([[0, -1], [-2, 3]]))
        self.head = nn.Linear(3 * SIDE * SIDE, CLASSES)

    def forward(self, x):
        i = torch.arange(-6, 6)
        y = x * self.weights[0] + self.weights[1]
        y = y + self.floored_by(x, 0.3) + self.floored(x - 0.5, x - 0.7) / 64 + self.floored(torch.tensor(1), x + 0.1)
        y = y + i // 4 + i // -4 + torch.div(i, 4, rounding_mode="trunc") + torch.div(x - 0.5, 0.2, rounding_mode="trunc")
        y = y + x[:, [-1]] + x[:, :, [0, -2]].sum(2, keepdim=True) + x[:, :, :, self.order].sum([3, 4]).unsqueeze(3)
        y = y + (i * 1000000000).to(torch.int32) / 2**31 + (i * 4.5).to(torch.int32)
        return self.head((self.floored_in_place(y) * 0.001 + x).flatten(1))

    def floored(self, a, b):
        return a // b

    def floored_by(self, a, b: float):
        return a // b

    def floored_in_place(self, a):
        return a.floor_divide_(0.001)


class Differentiable(Rounded):
    """The same in operators of which torch knows that their gradient is 0; it stops at the others."""

    def floored(self, a, b):
        return torch.div(a, b, rounding_mode="floor")

    def floored_by(self, a, b: float):
        return torch.div(a, b, rounding_mode="floor")

    def floored_in_place(self, a):
        return torch.div(a, 0.001, rounding_mode="floor")


class Old(nn.Module):
    """What meant something else before versions 4 and 5: quotients of whole numbers, and tensors filled with them."""

    def __init__(self):
        super().__init__()
        self.head = nn.Linear(3 * SIDE * SIDE, CLASSES)

    def forward(self, x):
        i = torch.arange(-6, 6)
        y = x / 2 + i / 4 + i / torch.full([12], 4.0, dtype=torch.long) + i / 4.0 + (x > 0.5).sum([1, 2, 3], keepdim=True) / 7
        y = y + torch.full([12], 3) / 2 + 7 / 2
        i /= 5
        return self.head((y + i).flatten(1))


def images() -> torch.Tensor:
    count = 2 * 3 * SIDE * SIDE
    return ((torch.arange(count, dtype=torch.float64) * 0.37).sin() * 0.5 + 0.5).float().reshape(2, 3, SIDE, SIDE)


def write(folder: Path, name: str, model: torch.jit.ScriptModule, version: int = 0, same: nn.Module | None = None) -> None:
    """A version other than 0 is what the file says it is written in; same computes the same, and has a gradient."""
    model.save(str(folder / f"{name}.whole"))
    # What errors are explained with is two thirds of the file.
    with zipfile.ZipFile(folder / f"{name}.whole") as whole, zipfile.ZipFile(folder / f"{name}.pt", "w") as small:
        for entry in whole.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                packed = zipfile.ZIP_DEFLATED if entry.filename.endswith(".py") else zipfile.ZIP_STORED
                said = version and entry.filename.endswith("/version")
                small.writestr(zipfile.ZipInfo(entry.filename), f"{version}\n" if said else whole.read(entry), packed)
    (folder / f"{name}.whole").unlink()
    x = images().requires_grad_()
    scores = (torch.jit.load(folder / f"{name}.pt") if version else model)(x)
    if same is not None:
        given, scores = scores, same(x)
        assert torch.equal(given, scores)
    (gradient,) = torch.autograd.grad((scores * scores).sum(), x)
    (folder / f"{name}.scores.f32").write_bytes(scores.detach().numpy().astype("<f4").tobytes())
    (folder / f"{name}.gradient.f32").write_bytes(gradient.numpy().astype("<f4").tobytes())


def main() -> None:
    folder = Path(sys.argv[1])
    torch.manual_seed(3)
    network = Convolutional()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.normal_(module.running_mean, 0, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 2)
    network.eval()
    write(folder, "scripted", torch.jit.script(network))
    write(folder, "traced", torch.jit.trace(network, images()))
    attentive = Attentive().eval()
    write(folder, "attentive", torch.jit.script(attentive))
    write(folder, "attentive-traced", torch.jit.trace(attentive, images()))
    shifted = Shifted().eval()
    write(folder, "shifted", torch.jit.script(shifted))
    write(folder, "shifted-traced", torch.jit.trace(shifted, images()))
    mixed = Mixed().eval()
    write(folder, "mixed", torch.jit.script(mixed))
    write(folder, "mixed-traced", torch.jit.trace(mixed, images()))
    rounded = Rounded().eval()
    same = Differentiable().eval()
    same.load_state_dict(rounded.state_dict())
    write(folder, "rounded", torch.jit.script(rounded), same=same)
    write(folder, "rounded-traced", torch.jit.trace(rounded, images()), same=same)
    write(folder, "old", torch.jit.script(Old().eval()), version=3)


main()
