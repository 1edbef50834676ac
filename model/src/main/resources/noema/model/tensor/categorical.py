  # Choosing one of V things, such as the words of a vocabulary, at M places.

  def likeliest(self, p: Tensor, many: int) -> List[Tensor]:
    # p [M, V] -> the largest of every row, largest first, and their places, both [M, many]
    if p.shape[1] % 64 > 0 or p.shape[1] < 64 * many:
      best = torch.topk(p, many, -1)
      return [best[0], best[1]]
    # they lie in as many blocks of 64, those with the largest maxima: a seventh of the time
    blocks = torch.view(p, [p.shape[0], -1, 64])
    block = torch.topk(torch.amax(blocks, [2]), many, -1)[1]
    picked = torch.flatten(torch.gather(blocks, 1, torch.expand(torch.unsqueeze(block, 2), [-1, -1, 64])), 1)
    best = torch.topk(picked, many, -1)
    first = torch.mul(torch.gather(block, 1, torch.div(best[1], 64, rounding_mode="floor")), 64)
    return [best[0], torch.add(first, torch.remainder(best[1], 64))]

  def never(self, logits: Tensor, first: int) -> None:
    # overwrites the logits [M, V] of those before first, which are never chosen
    gone = torch.fill_(torch.slice(logits, 1, 0, first), -1.0e30)

  def entropy(self, logits: Tensor, p: Tensor, best: Tensor, likely: Tensor) -> Tensor:
    # logits, their softmax p [M, V]; its largest and their places [M, many] -> entropy in nats [M]:
    # - sum p log p, the logarithm of the sum of exponentials being known from the likeliest
    spread = torch.sub(torch.gather(logits, 1, torch.slice(likely, 1, 0, 1)), torch.log(torch.slice(best, 1, 0, 1)))
    return torch.clamp(torch.sub(torch.squeeze(spread, 1), torch.sum(torch.mul(p, logits), [1])), 0.0)

  def ranked(self, logits: Tensor, first: int, many: int) -> List[Tensor]:
    # logits [M, V], very small for those before first -> their softmax [M, V], its largest and their places [M, many], its entropy in nats [M]
    p = torch.softmax(logits, -1)
    best = self.likeliest(p, many)
    likely = torch.clamp(best[1], first)
    return [p, best[0], likely, self.entropy(logits, p, best[0], likely)]

  def choose(self, logits: Tensor, first: int, uniform: Tensor, temperature: float) -> List[Tensor]:
    # logits [M, V], of which those before first are never chosen, whatever they are, and are overwritten; uniform [M] in [0, 1)
    # -> chosen, its probability, entropy in nats (all [M]), the five likeliest and their probabilities [M, 5]
    self.never(logits, first)
    best = self.ranked(logits, first, 5)
    chosen = torch.select(best[2], 1, 0)
    if temperature > 0.0:
      # one uniform number for each place through the inverse distribution function, summed in float64
      tempered = torch.cumsum(torch.softmax(torch.div(torch.to(logits, 7), temperature), -1), -1)
      u = torch.unsqueeze(torch.to(uniform, 7), 1)
      chosen = torch.squeeze(torch.searchsorted(tempered, u, right=True), -1)
      chosen = torch.clamp(chosen, first, logits.shape[1] - 1)
    probability = torch.squeeze(torch.gather(best[0], 1, torch.unsqueeze(chosen, 1)), 1)
    return [chosen, probability, best[3], best[2], best[1]]
