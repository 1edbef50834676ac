  # One token after another: keys and values of what was read stay in self.cache["kv"] [layers, 2, H, context, D/H].

  def ar_ready(self) -> Tensor:
    # empty cache; the norms of all layers stacked, so that a step looks up few names
    if not ("kv" in self.cache):
      width = self.w["tokens.weight"].shape[1]
      sizes = [self.ar_layers, 2, self.heads, self.w["ar.positions"].shape[0], width // self.heads]
      self.cache["kv"] = torch.zeros(sizes, dtype=self.compute, device=self.w["tokens.weight"].device)
      for part in ["norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"]:
        layers = annotate(List[Tensor], [])
        for i in range(self.ar_layers):
          layers.append(self.vector("ar.block{}.{}".format(i, part)))
        self.cache[part] = torch.stack(layers)
    return torch.zeros([])

  def ar_extend(self, ids: Tensor, start: int) -> Tensor:
    # reads ids [L] at positions start, start + 1, ...; the cache holds what stands before -> last hidden state [1, D]
    L = ids.shape[0]
    x = self.stream(self.ar_embed(ids, start))
    D = x.shape[1]
    later = annotate(Optional[Tensor], None)
    if L > 1:
      later = torch.to(torch.triu(torch.full([L, start + L], -10000.0, device=ids.device), start + 1), self.compute)
    cache = torch.unbind(torch.slice(self.cache["kv"], 3, 0, start + L))
    scale1 = torch.unbind(self.cache["norm1.weight"])
    shift1 = torch.unbind(self.cache["norm1.bias"])
    scale2 = torch.unbind(self.cache["norm2.weight"])
    shift2 = torch.unbind(self.cache["norm2.bias"])
    for i in range(self.ar_layers):
      name = "ar.block{}".format(i)
      h = torch.layer_norm(x, [D], scale1[i], shift1[i], 1.0e-5)
      heads = torch.permute(torch.view(self.linear(h, name + ".self.qkv"), [L, 3, self.heads, -1]), [1, 2, 0, 3])
      torch.copy_(torch.slice(cache[i], 2, start), torch.slice(heads, 0, 1))
      q = torch.slice(heads, 0, 0, 1)
      k = torch.slice(cache[i], 0, 0, 1)
      v = torch.slice(cache[i], 0, 1, 2)
      mixed = torch.scaled_dot_product_attention(q, k, v, later)
      mixed = torch.reshape(torch.transpose(mixed, 1, 2), [L, D])
      x = torch.add(x, self.linear(mixed, name + ".self.out"))
      h = torch.layer_norm(x, [D], scale2[i], shift2[i], 1.0e-5)
      x = torch.add(x, self.feed_forward(h, name + ".mlp"))
    return torch.to(self.norm(torch.slice(x, 0, L - 1), "ar.norm"), 6)

  def ar_begin(self, ids: Tensor) -> Tensor:
    # prefill: ids [L] from position 0
    return self.ar_extend(ids, 0)

  def ar_next(self, call: Tensor, settings: Tensor) -> Tensor:
    # call: token, its position, uniform number in 53 bits; settings: temperature, share of the probability to keep,
    # 1 where the alternatives are wanted -> [2] the next token and the model's own probability of it, or [13] with the entropy in nats, the
    # five likeliest tokens and their probabilities; PAD, MASK and BOS (0, 1, 2) are never chosen
    h = self.ar_extend(torch.slice(call, 0, 0, 1), int(torch.select(call, 0, 1)))
    logits = torch.to(torch.slice(torch.flatten(self.ar_logits(h)), 0, 3), 7)
    temperature = float(torch.select(settings, 0, 0))
    if temperature <= 0.0:
      chosen = torch.argmax(logits)
    else:
      u = torch.mul(torch.to(torch.slice(call, 0, 2, 3), 7), 1.1102230246251565e-16)
      chosen = self.ar_draw(torch.softmax(torch.div(logits, temperature), 0), u, float(torch.select(settings, 0, 1)))
    chance = torch.exp(torch.sub(torch.select(logits, 0, int(chosen)), torch.logsumexp(logits, [0])))
    answer = torch.to(torch.stack([torch.to(torch.add(chosen, 3), 7), chance]), 6)
    if float(torch.select(settings, 0, 2)) > 0.0:
      p = torch.to(torch.softmax(logits, 0), 6)
      entropy = torch.neg(torch.sum(torch.mul(p, torch.log(torch.clamp(p, 1.0e-12))), [0], True))
      best = torch.topk(p, 5)
      answer = torch.cat([answer, entropy, torch.to(torch.add(best[1], 3), 6), best[0]], 0)
    return answer

  def ar_draw(self, chances: Tensor, u: Tensor, keep: float) -> Tensor:
    # inverse CDF: chances [V], u [1] in [0, 1) -> the drawn index; with keep < 1 only from the smallest set of most
    # probable tokens that together reach that probability (nucleus sampling, Holtzman et al. 2020)
    if keep >= 1.0:
      return self.ar_inverse(torch.cumsum(chances, 0), u)
    size = chances.shape[0]
    best = torch.topk(chances, min(size, 256))
    sums = torch.cumsum(best[0], 0)
    if float(torch.select(sums, 0, -1)) < keep:
      best = torch.topk(chances, size)
      sums = torch.cumsum(best[0], 0)
    kept = int(torch.searchsorted(sums, torch.full([1], keep, dtype=7, device=sums.device))) + 1
    place = self.ar_inverse(torch.slice(sums, 0, 0, kept), u)
    return torch.select(best[1], 0, int(place))

  def ar_inverse(self, sums: Tensor, u: Tensor) -> Tensor:
    # first index whose running sum exceeds u times the total
    place = torch.searchsorted(sums, torch.mul(u, torch.select(sums, 0, -1)), right=True)
    return torch.select(torch.clamp(place, None, sums.shape[0] - 1), 0, 0)
