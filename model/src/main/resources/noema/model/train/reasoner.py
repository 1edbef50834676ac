  # Losses of the concept reasoner on cached concepts of whole stories.

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

  def reasoner_step(self, story: Tensor, context_noise: Tensor, context_level: Tensor, target: Tensor, noise: Tensor, level: Tensor, position: Tensor, real: Tensor, visible: Tensor, ends: Tensor, known: Tensor, reuse: Tensor, chosen: Tensor, ids: Tensor, before: Tensor, before_keep: Tensor, rates: Tensor) -> Tensor:
    # story [B, T, S, C]; target, noise [B, Q, S, C]; level, position, real [B, Q]; visible [B, Q, T]; ends, known [B, T];
    # chosen [M] rows of B Q whose estimates must also speak through the frozen renderer: ids [M, L], before [M, P, S, C]
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
    gap = torch.sub(estimate, target)
    plain = torch.mean(torch.mul(gap, gap), [2, 3])
    plain = torch.div(torch.sum(torch.mul(plain, real)), torch.sum(real))
    spoken = torch.zeros([])
    if chosen.shape[0] > 0:
      thoughts = torch.index_select(torch.flatten(estimate, 0, 1), 0, chosen)
      clear = torch.zeros([ids.shape[0]], device=ids.device)
      spoken = self.render_losses(ids, torch.to(torch.ne(ids, 0), 4), thoughts, clear, before, before_keep)[0]
    losses = [torch.add(torch.add(error, stop, alpha=0.1), spoken, alpha=0.1), plain, stop, spoken]
    return self.report(losses, self.update(losses[0], rates))
