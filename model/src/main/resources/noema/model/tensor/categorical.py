  # Choosing one of V things, such as the words of a vocabulary, at M places.

  def five_likeliest(self, p: Tensor) -> List[Tensor]:
    # p [M, V] -> the five largest of every row and their places, both [M, 5]
    if p.shape[1] % 64 > 0 or p.shape[1] < 512:
      best = torch.topk(p, 5, -1)
      return [best[0], best[1]]
    # they lie in the five blocks of 64 with the largest maxima: a seventh of the time
    blocks = torch.view(p, [p.shape[0], -1, 64])
    block = torch.topk(torch.amax(blocks, [2]), 5, -1)[1]
    picked = torch.flatten(torch.gather(blocks, 1, torch.expand(torch.unsqueeze(block, 2), [-1, -1, 64])), 1)
    best = torch.topk(picked, 5, -1)
    first = torch.mul(torch.gather(block, 1, torch.div(best[1], 64, rounding_mode="floor")), 64)
    return [best[0], torch.add(first, torch.remainder(best[1], 64))]

  def choose(self, logits: Tensor, first: int, uniform: Tensor, temperature: float) -> List[Tensor]:
    # logits [M, V], of which those before first are never chosen, whatever they are, and are overwritten; uniform [M] in [0, 1)
    # -> chosen, its probability, entropy in nats (all [M]), the five likeliest and their probabilities [M, 5]
    never = torch.fill_(torch.slice(logits, 1, 0, first), -1.0e30)
    p = torch.softmax(logits, -1)
    best = self.five_likeliest(p)
    likely = torch.clamp(best[1], first)
    chosen = torch.select(likely, 1, 0)
    if temperature > 0.0:
      # one uniform number for each place through the inverse distribution function, summed in float64
      tempered = torch.cumsum(torch.softmax(torch.div(torch.to(logits, 7), temperature), -1), -1)
      u = torch.unsqueeze(torch.to(uniform, 7), 1)
      chosen = torch.squeeze(torch.searchsorted(tempered, u, right=True), -1)
      chosen = torch.clamp(chosen, first, logits.shape[1] - 1)
    probability = torch.squeeze(torch.gather(p, 1, torch.unsqueeze(chosen, 1)), 1)
    # - sum p log p, the logarithm of the sum of exponentials being known from the likeliest
    likeliest = torch.gather(logits, 1, torch.slice(likely, 1, 0, 1))
    spread = torch.sub(likeliest, torch.log(torch.slice(best[0], 1, 0, 1)))
    entropy = torch.clamp(torch.sub(torch.squeeze(spread, 1), torch.sum(torch.mul(p, logits), [1])), 0.0)
    return [chosen, probability, entropy, likely, best[0]]
