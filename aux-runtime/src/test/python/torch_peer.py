"""PyTorch as a measure of speed: does one training step or one input gradient when told to, and says how long it took.

    python3 torch_peer.py PRACTICE THREADS BATCH

PRACTICE is `eager`, an ordinary script in float32, channels first; `best`, channels_last, the fused optimiser and, for bf16,
autocast; or `compile`, the same through torch.compile. Commands on standard input, one a line: `load NETWORK PRECISION`, `train`,
`gradient`.
"""

import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

PRACTICE, THREADS, BATCH = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def unit(inputs, width, kernel=1, stride=1, groups=1, relu=True, bias=False):
    layers = [nn.Conv2d(inputs, width, kernel, stride, kernel // 2, groups=groups, bias=bias), nn.BatchNorm2d(width)]
    return nn.Sequential(*layers, nn.ReLU(inplace=True)) if relu else nn.Sequential(*layers)


class Residual(nn.Module):
    """A path, and around it the identity or a projection."""

    def __init__(self, path, inputs, width, stride, relu=True):
        super().__init__()
        same = stride == 1 and inputs == width
        self.path, self.relu = path, relu
        self.shortcut = nn.Identity() if same else unit(inputs, width, 1, stride, relu=False)

    def forward(self, x):
        h = self.path(x) + self.shortcut(x)
        return F.relu(h) if self.relu else h


def classifier(features, width):
    return nn.Sequential(*features, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 10))


def resnet(widths, blocks, stem):
    features, inputs = [unit(3, stem, 3)], stem
    for stage, width in enumerate(widths):
        for block in range(blocks):
            stride = 2 if stage > 0 and block == 0 else 1
            path = nn.Sequential(unit(inputs, width, 3, stride), unit(width, width, 3, relu=False))
            features.append(Residual(path, inputs, width, stride))
            inputs = width
    return classifier(features, inputs)


def resnext():
    features, inputs = [unit(3, 64)], 64
    for stage in range(3):
        group = 128 << stage
        for block in range(3):
            stride = 2 if stage > 0 and block == 0 else 1
            path = nn.Sequential(unit(inputs, group), unit(group, group, 3, stride, 2), unit(group, 2 * group, relu=False))
            features.append(Residual(path, inputs, 2 * group, stride))
            inputs = 2 * group
    return classifier(features, inputs)


def mobilenet():
    stages = [(1, 16, 1, 1), (6, 24, 2, 1), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    features, inputs = [unit(3, 32, 3)], 32
    for expansion, width, blocks, first in stages:
        for block in range(blocks):
            stride, hidden = (first if block == 0 else 1), expansion * inputs
            path = nn.Sequential(
                unit(inputs, hidden), unit(hidden, hidden, 3, stride, hidden), unit(hidden, width, relu=False)
            )
            features.append(Residual(path, inputs, width, 1, relu=False) if stride == 1 else path)
            inputs = width
    return classifier(features + [unit(inputs, 1280)], 1280)


class PreActivated(nn.Module):
    """Normalise, activate, convolve, twice; the shortcut takes the activated input where the width changes."""

    def __init__(self, inputs, width, stride):
        super().__init__()
        self.first = nn.Sequential(nn.BatchNorm2d(inputs), nn.ReLU(inplace=True))
        self.path = nn.Sequential(
            nn.Conv2d(inputs, width, 3, stride, 1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 3, 1, 1, bias=False),
        )
        self.shortcut = None if inputs == width else nn.Conv2d(inputs, width, 1, stride, bias=False)

    def forward(self, x):
        h = self.first(x)
        return self.path(h) + (x if self.shortcut is None else self.shortcut(h))


def wide_resnet(depth, widening):
    features, inputs = [nn.Conv2d(3, 16, 3, 1, 1, bias=False)], 16
    for group in range(3):
        width = (16 << group) * widening
        for block in range((depth - 4) // 6):
            features.append(PreActivated(inputs, width, 2 if group > 0 and block == 0 else 1))
            inputs = width
    return classifier(features + [nn.BatchNorm2d(inputs), nn.ReLU(inplace=True)], inputs)


def vgg19():
    """Sixteen convolutions with normalisation, and three linear layers of 512, as for CIFAR-10."""
    features, inputs = [], 3
    for width in [64, 64, 0, 128, 128, 0, 256, 256, 256, 256, 0, 512, 512, 512, 512, 0, 512, 512, 512, 512, 0]:
        features.append(nn.MaxPool2d(2) if width == 0 else unit(inputs, width, 3, bias=True))
        inputs = width or inputs
    return nn.Sequential(*features, nn.Flatten(), nn.Linear(512, 10))


class Inception(nn.Module):
    def __init__(self, inputs, one, three_in, three, five_in, five, pool):
        super().__init__()
        self.branches = nn.ModuleList(
            [
                unit(inputs, one, bias=True),
                nn.Sequential(unit(inputs, three_in, bias=True), unit(three_in, three, 3, bias=True)),
                nn.Sequential(unit(inputs, five_in, bias=True), unit(five_in, five, 3, bias=True), unit(five, five, 3, bias=True)),
                nn.Sequential(nn.MaxPool2d(3, 1, 1), unit(inputs, pool, bias=True)),
            ]
        )

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def googlenet():
    shapes = [(64, 96, 128, 16, 32, 32), (128, 128, 192, 32, 96, 64), None, (192, 96, 208, 16, 48, 64)]
    shapes += [(160, 112, 224, 24, 64, 64), (128, 128, 256, 24, 64, 64), (112, 144, 288, 32, 64, 64)]
    shapes += [(256, 160, 320, 32, 128, 128), None, (256, 160, 320, 32, 128, 128), (384, 192, 384, 48, 128, 128)]
    features, inputs = [unit(3, 192, 3, bias=True)], 192
    for shape in shapes:
        if shape is None:
            features.append(nn.MaxPool2d(3, 2, 1))
        else:
            features.append(Inception(inputs, *shape))
            inputs = shape[0] + shape[2] + shape[4] + shape[5]
    return classifier(features, inputs)


class Squeezed(nn.Module):
    """EfficientNet's block: expand, depthwise, squeeze and excite, project."""

    def __init__(self, inputs, width, kernel, stride, expansion):
        super().__init__()
        hidden, squeezed = inputs * expansion, max(1, inputs // 4)
        self.keep = stride == 1 and inputs == width
        self.expand = nn.Identity() if expansion == 1 else nn.Sequential(unit(inputs, hidden, relu=False), nn.SiLU(True))
        self.depthwise = nn.Sequential(unit(hidden, hidden, kernel, stride, hidden, relu=False), nn.SiLU(True))
        self.weigh = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(hidden, squeezed, 1), nn.SiLU(True), nn.Conv2d(squeezed, hidden, 1), nn.Sigmoid()
        )
        self.project = unit(hidden, width, relu=False)

    def forward(self, x):
        h = self.depthwise(self.expand(x))
        h = self.project(h * self.weigh(h))
        return h + x if self.keep else h


def efficientnet():
    stages = [(1, 16, 1, 3, 1), (6, 24, 2, 3, 2), (6, 40, 2, 5, 2), (6, 80, 3, 3, 2), (6, 112, 3, 5, 1), (6, 192, 4, 5, 2)]
    features, inputs = [unit(3, 32, 3, relu=False), nn.SiLU(True)], 32
    for expansion, width, blocks, kernel, first in stages + [(6, 320, 1, 3, 1)]:
        for block in range(blocks):
            features.append(Squeezed(inputs, width, kernel, first if block == 0 else 1, expansion))
            inputs = width
    return classifier(features, inputs)


def basic_cnn():
    return nn.Sequential(
        *[nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(True), nn.Conv2d(32, 32, 3), nn.ReLU(True), nn.MaxPool2d(2), nn.Dropout(0.3)],
        *[nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(True), nn.Conv2d(64, 64, 3), nn.ReLU(True), nn.MaxPool2d(2), nn.Dropout(0.3)],
        *[nn.Flatten(), nn.Linear(2304, 512), nn.ReLU(True), nn.Dropout(0.3), nn.Linear(512, 10)],
    )


NETWORKS = {
    "vgg19": vgg19,
    "googlenet": googlenet,
    "efficientnet_b0": efficientnet,
    "basic_cnn": basic_cnn,
    "resnet18": lambda: resnet([64, 128, 256, 512], 2, 64),
    "resnet8": lambda: resnet([16, 32, 64], 1, 16),
    "resnet32": lambda: resnet([16, 32, 64], 5, 16),
    "resnet110": lambda: resnet([16, 32, 64], 18, 16),
    "resnext29_2x64d": resnext,
    "mobilenetv2": mobilenet,
    "wrn_40_2": lambda: wide_resnet(40, 2),
}


class Steps:
    def __init__(self, name, precision):
        torch.manual_seed(1)
        self.network = NETWORKS[name]()
        self.x = torch.rand(BATCH, 3, 32, 32) * 2 - 1
        self.y = torch.arange(BATCH) % 10
        self.half = precision == "bf16" and PRACTICE != "eager"
        fused = {}
        if PRACTICE != "eager":
            self.network = self.network.to(memory_format=torch.channels_last)
            self.x = self.x.contiguous(memory_format=torch.channels_last)
            fused = {"fused": True}
        self.optimiser = self.sgd(fused)
        self.run = torch.compile(self.network) if PRACTICE == "compile" else self.network
        for _ in range(2):
            self.train()
            self.gradient()

    def sgd(self, more):
        try:
            return torch.optim.SGD(self.network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4, **more)
        except (TypeError, RuntimeError):  # older than 2.4
            return torch.optim.SGD(self.network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4)

    def loss(self, x):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            scores = self.run(x)
        return F.cross_entropy(scores.float(), self.y)

    def train(self):
        self.network.train().requires_grad_(True)
        start = time.perf_counter()
        self.optimiser.zero_grad()
        self.loss(self.x).backward()
        self.optimiser.step()
        return time.perf_counter() - start

    def gradient(self):
        self.network.eval().requires_grad_(False)
        x = self.x.clone().requires_grad_(True)
        start = time.perf_counter()
        torch.autograd.grad(self.loss(x), x)
        return time.perf_counter() - start


def main():
    torch.set_num_threads(THREADS)
    if PRACTICE == "compile" and not hasattr(torch, "compile"):
        print("no torch.compile", flush=True)
        return
    print(f"torch {torch.__version__}", flush=True)
    steps = None
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "load":
            try:
                steps = Steps(*rest) if rest[0] in NETWORKS else None
            except Exception as reason:  # torch.compile needs a compiler, which may not be there
                steps = None
                print(str(reason).splitlines()[0] if str(reason) else repr(reason), file=sys.stderr)
            print("unknown" if steps is None else "ok", flush=True)
        else:
            print(getattr(steps, command)(), flush=True)


if __name__ == "__main__":
    main()
