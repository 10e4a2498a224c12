"""Several seeds of one training at once: one after the other, side by side in processes, or as one batched graph.

    python3 batched_seeds.py [--seeds 2] [--batches 32,128] [--tries 5] [--least 1.5]

Needs torch and numpy. The networks are a ResNet-8 and DeepAugment's child network without dropout, the step is SGD with momentum in
float32. Batched means torch.func: parameters of all seeds are stacked, vmap makes grouped convolutions of them; it lays its arrays out
itself and updates by separate operations, the others are channels_last with the fused optimiser. Processes have an equal share of the threads. Images a second of all seeds together, medians with quartiles, in turns.
"""

import argparse
import multiprocessing
import os
import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn
from torch.func import functional_call, grad, stack_module_state, vmap


def normalisation(width):
    return nn.BatchNorm2d(width, track_running_stats=False)


class Block(nn.Module):
    def __init__(self, before, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, width, 3, stride, 1, bias=False)
        self.bn1 = normalisation(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = normalisation(width)
        self.shortcut = nn.Conv2d(before, width, 1, stride, bias=False) if stride > 1 else nn.Identity()

    def forward(self, x):
        h = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(h)) + self.shortcut(x))


class Pooled(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def resnet8():
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, 1, 1, bias=False), normalisation(16), nn.ReLU(), Block(16, 16, 1), Block(16, 32, 2), Block(32, 64, 2),
        Pooled(), nn.Linear(64, 10))


def basic_cnn():
    layers, before = [], 3
    for width in (32, 64):
        layers += [nn.Conv2d(before, width, 3, padding=1), nn.ReLU(), nn.Conv2d(width, width, 3), nn.ReLU(), nn.MaxPool2d(2)]
        before = width
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(64 * 6 * 6, 512), nn.ReLU(), nn.Linear(512, 10))


NETWORKS = {"resnet8": resnet8, "basic_cnn": basic_cnn}


def images(batch):
    x = torch.rand(batch, 3, 32, 32).contiguous(memory_format=torch.channels_last)
    return x, torch.randint(0, 10, (batch,))


def alone(name, batch):
    """The step of one seed."""
    model = NETWORKS[name]().to(memory_format=torch.channels_last)
    optimiser = torch.optim.SGD(model.parameters(), 0.01, 0.9, fused=True)
    x, y = images(batch)

    def step():
        optimiser.zero_grad()
        F.cross_entropy(model(x), y).backward()
        optimiser.step()

    return step


def batched(name, batch, seeds):
    """One step of all seeds, each with images of its own."""
    models = [NETWORKS[name]() for _ in range(seeds)]
    parameters, buffers = stack_module_state(models)
    momenta = {key: torch.zeros_like(value) for key, value in parameters.items()}
    frame = NETWORKS[name]().to("meta")
    x = torch.stack([images(batch)[0] for _ in range(seeds)])
    y = torch.randint(0, 10, (seeds, batch))

    def loss(own, own_buffers, x, y):
        return F.cross_entropy(functional_call(frame, (own, own_buffers), (x,)), y)

    gradients = vmap(grad(loss))

    def step():
        found = gradients(parameters, buffers, x, y)
        with torch.no_grad():
            for key, gradient in found.items():
                momenta[key].mul_(0.9).add_(gradient)
                parameters[key].sub_(momenta[key], alpha=0.01)

    return step


def rate(step, images_a_step, least):
    step()
    steps, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < least:
        step()
        steps += 1
    return images_a_step * steps / (time.perf_counter() - begun)


def worker(name, batch, threads, least, barrier, rates):
    torch.set_num_threads(threads)
    step = alone(name, batch)
    step()
    barrier.wait()
    while True:
        barrier.wait()
        rates.put(rate(step, batch, least))


def measure(name, batch, seeds, threads, tries, least):
    barrier, rates = multiprocessing.Barrier(seeds + 1), multiprocessing.Queue()
    share = max(1, threads // seeds)
    others = [
        multiprocessing.Process(target=worker, args=(name, batch, share, least, barrier, rates), daemon=True) for _ in range(seeds)]
    for other in others:
        other.start()
    torch.set_num_threads(threads)
    one, all_together = alone(name, batch), batched(name, batch, seeds)
    barrier.wait()  # all have made their first step, and none of them is still loading
    found = {"one after the other": [], "processes": [], "batched": []}
    for _ in range(tries):
        found["one after the other"].append(rate(one, batch, least))
        barrier.wait()
        found["processes"].append(sum(rates.get() for _ in others))
        found["batched"].append(rate(all_together, seeds * batch, least))
    for other in others:
        other.kill()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--batches", default="32,128")
    parser.add_argument("--tries", type=int, default=5)
    parser.add_argument("--least", type=float, default=1.5, help="seconds of a try")
    options = parser.parse_args()
    multiprocessing.set_start_method("spawn")
    threads = len(os.sched_getaffinity(0))
    print(f"torch {torch.__version__}, {threads} threads, {options.seeds} seeds\n")
    print("| network | batch | one after the other | processes | batched |\n|---|---|---|---|---|")
    for name in NETWORKS:
        for batch in map(int, options.batches.split(",")):
            found = measure(name, batch, options.seeds, threads, options.tries, options.least)
            cells = []
            for values in found.values():
                low, median, high = statistics.quantiles(values, n=4)
                cells.append(f"{median:.0f} ({low:.0f}-{high:.0f})")
            print(f"| {name} | {batch} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
