"""Eager PyTorch as a measure of speed: does one training step or one input gradient when told to, and says how long it took.

    python3 eager_peer.py THREADS BATCH

Commands on standard input, one a line: `load NETWORK`, `train`, `gradient`. Everything in float32 and channels first, as an
ordinary script does it.
"""

import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

THREADS, BATCH = int(sys.argv[1]), int(sys.argv[2])


def unit(inputs, width, kernel=1, stride=1, groups=1, relu=True):
    layers = [nn.Conv2d(inputs, width, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(width)]
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


NETWORKS = {
    "resnet18": lambda: resnet([64, 128, 256, 512], 2, 64),
    "resnet8": lambda: resnet([16, 32, 64], 1, 16),
    "resnet32": lambda: resnet([16, 32, 64], 5, 16),
    "resnet110": lambda: resnet([16, 32, 64], 18, 16),
    "resnext29_2x64d": resnext,
    "mobilenetv2": mobilenet,
    "wrn_40_2": lambda: wide_resnet(40, 2),
}


class Steps:
    def __init__(self, name):
        torch.manual_seed(1)
        self.network = NETWORKS[name]()
        self.optimiser = torch.optim.SGD(self.network.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4)
        self.x = torch.rand(BATCH, 3, 32, 32) * 2 - 1
        self.y = torch.arange(BATCH) % 10
        self.train()
        self.gradient()

    def train(self):
        self.network.train().requires_grad_(True)
        start = time.perf_counter()
        self.optimiser.zero_grad()
        F.cross_entropy(self.network(self.x), self.y).backward()
        self.optimiser.step()
        return time.perf_counter() - start

    def gradient(self):
        self.network.eval().requires_grad_(False)
        x = self.x.clone().requires_grad_(True)
        start = time.perf_counter()
        torch.autograd.grad(F.cross_entropy(self.network(x), self.y), x)
        return time.perf_counter() - start


def main():
    torch.set_num_threads(THREADS)
    print(f"torch {torch.__version__}", flush=True)
    steps = None
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "load":
            known = rest[0] in NETWORKS
            steps = Steps(rest[0]) if known else None
            print("ok" if known else "unknown", flush=True)
        else:
            print(getattr(steps, command)(), flush=True)


if __name__ == "__main__":
    main()
