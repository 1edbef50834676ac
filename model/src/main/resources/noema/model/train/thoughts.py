  # Losses of thinking on cached concepts: what every reasoner is trained with, at whatever level.

  def angle(self, level: Tensor) -> Tensor:
    # noise level [*] -> angle of the noise schedule for concepts [*, S, C]
    return torch.mul(torch.unsqueeze(torch.unsqueeze(level, -1), -1), 1.5707963)

  def noised(self, x: Tensor, noise: Tensor, level: Tensor) -> Tensor:
    # variance-preserving noise: cos(theta) x + sin(theta) e with theta = level * pi / 2; x, noise [*, S, C], level [*]
    theta = self.angle(level)
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

  def velocity(self, x: Tensor, estimate: Tensor, theta: Tensor) -> Tensor:
    # v = alpha e - sigma x0 of concepts [B, Q, S, C] that are noisy at angle theta [B, Q, 1, 1]
    return torch.div(torch.sub(torch.mul(x, torch.cos(theta)), estimate), torch.clamp(torch.sin(theta), 1.0e-3))

  def moved(self, x: Tensor, estimate: Tensor, level: Tensor, next: Tensor) -> Tensor:
    # a DDIM step, which turns a concept by an angle towards its estimate: x, estimate [B, Q, S, C], level and next [B, Q]
    theta = self.angle(level)
    turn = torch.sub(theta, self.angle(next))
    return torch.sub(torch.mul(x, torch.cos(turn)), torch.mul(self.velocity(x, estimate, theta), torch.sin(turn)))

  def leading(self, x: Tensor, end: Tensor, level: Tensor, next: Tensor) -> Tensor:
    # the x0 estimate by which a DDIM step moves x to end: x, end [B, Q, S, C], level and next [B, Q]
    theta = self.angle(level)
    turn = torch.sub(theta, self.angle(next))
    v = torch.div(torch.sub(torch.mul(x, torch.cos(turn)), end), torch.clamp(torch.sin(turn), 1.0e-3))
    return torch.sub(torch.mul(x, torch.cos(theta)), torch.mul(v, torch.sin(theta)))

  def shortcut(self, x: Tensor, guess: Tensor, level: Tensor, middle: Tensor, next: Tensor, position: Tensor, keys: List[Tensor], bias: Tensor) -> Tensor:
    # the x0 estimate that leads in one step to where two steps of the head itself lead: x, guess [B, Q, S, C]; falling levels [B, Q]
    first = self.denoise(x, guess, level, middle, position, keys, bias)
    between = self.moved(x, first, level, middle)
    second = self.denoise(between, first, middle, next, position, keys, bias)
    return self.leading(x, self.moved(between, second, middle, next), level, next)

  def thinking(self, story: Tensor, context_noise: Tensor, context_level: Tensor, target: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, position: Tensor, real: Tensor, visible: Tensor, ends: Tensor, known: Tensor, reuse: Tensor) -> List[Tensor]:
    # story [B, T, S, C]; target, noise [B, Q, S, C]; level, middle, next, position, real [B, Q]; visible [B, Q, T]; ends, known [B, T].
    # The first two thirds of Q are plain estimates, the last third shortcuts
    # -> loss, plain error, stop error, error of the shortcuts, x0 estimates [B, Q, S, C]
    memory = self.context(self.noised(story, context_noise, context_level))
    keys = self.memory_keys(memory)
    bias = self.visible_bias(visible)
    x = self.noised(target, noise, level)
    guess = torch.zeros_like(x)
    if bool(torch.gt(reuse, 0.5)):
      guess = torch.detach(self.denoise(x, guess, level, next, position, keys, bias))
    estimate = self.denoise(x, guess, level, next, position, keys, bias)
    plain = 2 * target.shape[1] // 3
    far_x = torch.slice(x, 1, plain)
    far_guess = torch.slice(guess, 1, plain)
    far_level = torch.slice(level, 1, plain)
    far_bias = torch.slice(bias, 2, plain * self.slots)
    far = torch.detach(self.shortcut(far_x, far_guess, far_level, torch.slice(middle, 1, plain), torch.slice(next, 1, plain), torch.slice(position, 1, plain), keys, far_bias))
    truth = torch.slice(target, 1, 0, plain)
    error = self.denoising_error(estimate, torch.cat([truth, far], 1), level, real)
    stop = self.stop_error(memory, ends, known)
    missed = self.plain_error(torch.slice(estimate, 1, 0, plain), truth, torch.slice(real, 1, 0, plain))
    strayed = self.plain_error(torch.slice(estimate, 1, plain), far, torch.slice(real, 1, plain))
    return [torch.add(error, stop, alpha=0.1), missed, stop, strayed, estimate]
