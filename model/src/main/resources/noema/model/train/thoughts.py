  # Losses of thinking on cached concepts: what every reasoner is trained with, at whatever level.

  def noised(self, x: Tensor, noise: Tensor, level: Tensor) -> Tensor:
    # variance-preserving noise: cos(theta) x + sin(theta) e with theta = level * pi / 2; x, noise [*, S, C], level [*]
    theta = torch.mul(torch.unsqueeze(torch.unsqueeze(level, -1), -1), 1.5707963)
    return torch.add(torch.mul(x, torch.cos(theta)), torch.mul(noise, torch.sin(theta)))

  def denoising_error(self, guess: Tensor, target: Tensor, level: Tensor, real: Tensor) -> Tensor:
    # mean squared x0 error weighted by min(5, 1 / sigma^2); guess and target [B, Q, S, C], level and real [B, Q]
    gap = torch.sub(guess, target)
    error = torch.mean(torch.mul(gap, gap), [2, 3])
    sigma = torch.sin(torch.mul(level, 1.5707963))
    weight = torch.clamp(torch.reciprocal(torch.clamp(torch.mul(sigma, sigma), 1.0e-3)), None, 5.0)
    return torch.div(torch.sum(torch.mul(torch.mul(error, weight), real)), torch.sum(real))

  def stop_error(self, memory: Tensor, ends: Tensor, known: Tensor) -> Tensor:
    # binary cross-entropy; ends and known [B, T]
    error = torch.binary_cross_entropy_with_logits(self.stop_logits(memory), ends, None, None, 0)
    return torch.div(torch.sum(torch.mul(error, known)), torch.clamp(torch.sum(known), 1.0))

  def plain_error(self, guess: Tensor, target: Tensor, real: Tensor) -> Tensor:
    # mean squared error of real concepts; guess and target [B, Q, S, C], real [B, Q]
    gap = torch.sub(guess, target)
    error = torch.mean(torch.mul(gap, gap), [2, 3])
    return torch.div(torch.sum(torch.mul(error, real)), torch.sum(real))

  def thinking(self, story: Tensor, context_noise: Tensor, context_level: Tensor, target: Tensor, noise: Tensor, level: Tensor, position: Tensor, real: Tensor, visible: Tensor, ends: Tensor, known: Tensor, reuse: Tensor) -> List[Tensor]:
    # story [B, T, S, C]; target, noise [B, Q, S, C]; level, position, real [B, Q]; visible [B, Q, T]; ends, known [B, T]
    # -> loss, plain error, stop error, x0 estimates [B, Q, S, C]
    memory = self.context(self.noised(story, context_noise, context_level))
    keys = self.memory_keys(memory)
    bias = self.visible_bias(visible)
    x = self.noised(target, noise, level)
    guess = torch.zeros_like(x)
    if bool(torch.gt(reuse, 0.5)):
      guess = torch.detach(self.denoise(x, guess, level, position, keys, bias))
    estimate = self.denoise(x, guess, level, position, keys, bias)
    error = self.denoising_error(estimate, target, level, real)
    stop = self.stop_error(memory, ends, known)
    return [torch.add(error, stop, alpha=0.1), self.plain_error(estimate, target, real), stop, estimate]
