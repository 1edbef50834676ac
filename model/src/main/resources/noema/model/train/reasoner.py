  # Training step of the reasoner over sentences: some of its estimates must also speak through the frozen renderer.

  def reasoner_step(self, story: Tensor, context_noise: Tensor, context_level: Tensor, target: Tensor, noise: Tensor, level: Tensor, middle: Tensor, next: Tensor, position: Tensor, real: Tensor, visible: Tensor, ends: Tensor, known: Tensor, reuse: Tensor, chosen: Tensor, ids: Tensor, before: Tensor, before_keep: Tensor) -> List[Tensor]:
    # the arguments of thinking; chosen [M] rows of B Q whose estimates are spoken: ids [M, L], before [M, P, S, C]
    parts = self.thinking(story, context_noise, context_level, target, noise, level, middle, next, position, real, visible, ends, known, reuse)
    spoken = torch.zeros([], device=story.device)
    if chosen.shape[0] > 0:
      thoughts = torch.index_select(torch.flatten(parts[4], 0, 1), 0, chosen)
      clear = torch.zeros([ids.shape[0]], device=ids.device)
      spoken = self.render_losses(ids, torch.to(torch.ne(ids, 0), 4), thoughts, clear, before, before_keep, self.no_words(ids))[0]
    losses = [torch.add(parts[0], spoken, alpha=0.1), parts[1], parts[2], parts[3], spoken]
    return self.lesson(losses)
