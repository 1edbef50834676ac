  # What a reasoner makes of true concepts: noised, and denoised again by itself, as in sampling.

  def guided(self, x: Tensor, guess: Tensor, level: Tensor, next: Tensor, position: Tensor, keys: List[Tensor], seen: Tensor, unseen: Tensor, guidance: float, rescale: float) -> Tensor:
    # classifier-free guidance with rescaling, as in sampling: x, guess [B, Q, S, C] -> x0 estimate
    # (where no earlier sentence is visible the two predictions are the same)
    told = self.denoise(x, guess, level, next, position, keys, seen)
    untold = self.denoise(x, guess, level, next, position, keys, unseen)
    mixed = torch.add(untold, torch.sub(told, untold), alpha=guidance)
    ratio = torch.div(torch.norm(torch.flatten(told, 2), 2, [2], True), torch.clamp(torch.norm(torch.flatten(mixed, 2), 2, [2], True), 1.0e-6))
    return torch.mul(mixed, torch.unsqueeze(torch.add(torch.mul(ratio, rescale), 1.0 - rescale), 3))

  def dream(self, story: Tensor, target: Tensor, noise: Tensor, levels: Tensor, position: Tensor, visible: Tensor, knobs: Tensor, dreamt: Tensor) -> List[Tensor]:
    # story [B, T, S, C]; target, noise [B, Q, S, C]; levels [K + 1, B, Q] falling; visible [B, Q, T]; knobs: guidance, rescale;
    # dreamt [M] rows of B Q -> concepts sampled from partly noised true ones [M, S, C], the levels they end at [M]
    keys = self.memory_keys(self.context(story))
    seen = self.visible_bias(visible)
    unseen = self.visible_bias(torch.zeros_like(visible))
    x = self.noised(target, noise, levels[0])
    guess = torch.zeros_like(x)
    for k in range(levels.shape[0] - 1):
      guess = self.guided(x, guess, levels[k], levels[k + 1], position, keys, seen, unseen, float(knobs[0]), float(knobs[1]))
      x = self.moved(x, guess, levels[k], levels[k + 1])
    chosen = torch.index_select(torch.flatten(x, 0, 1), 0, dreamt)
    return [torch.detach(chosen), torch.index_select(torch.flatten(levels[-1]), 0, dreamt)]
