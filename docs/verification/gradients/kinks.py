"""How far float32 gradients of an image stand from float64 with a network's ReLU and with softplus in its place, by memory layout.

    python kinks.py [NETWORK of torchvision ...]

Random weights, batch normalisation with the statistics of eight random images, one random image of [1, 3, 224, 224], cross entropy.
"""

import copy
import sys

import torch
import torch.nn.functional as F
import torchvision


def gradient(network, image):
    image = image.clone(memory_format=torch.preserve_format).requires_grad_()
    return torch.autograd.grad(F.cross_entropy(network(image), torch.tensor([7])), image)[0].double()


for name in sys.argv[1:] or ["resnet18", "resnet50"]:
    for activation in (F.relu, F.softplus):
        torch.nn.ReLU.forward = lambda self, x: activation(x)
        torch.manual_seed(1)
        network = getattr(torchvision.models, name)().train()
        with torch.no_grad():
            network(torch.randn(8, 3, 224, 224))
        network.eval()
        image = torch.randn(1, 3, 224, 224)
        exact = gradient(copy.deepcopy(network).double(), image.double())
        for layout in (torch.contiguous_format, torch.channels_last):
            got = gradient(copy.deepcopy(network).to(memory_format=layout), image.contiguous(memory_format=layout))
            print(name, activation.__name__, layout, "%.1e" % ((got - exact).norm() / exact.norm()).item())
