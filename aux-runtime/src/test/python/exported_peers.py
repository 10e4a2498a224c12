"""Ways to do what an exported step does: PyTorch's own, and a step captured in a CUDA graph."""

import torch
import torch.nn.functional as F
from exported_programs import off, only

# What a replay of a CUDA graph may differ by from a call, likewise relative to the largest value.
REPLAY = {"fp32": 2e-3, "tf32": 3e-2, "bf16": 1e-1}
FLIPPED = {"fp32": 0.01, "tf32": 0.05, "bf16": 0.15}


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
