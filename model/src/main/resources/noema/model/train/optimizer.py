  # AdamW with gradient clipping and an exponential moving average of the weights, all in place.

  def learning(self) -> List[str]:
    # names of the weights that learn (sorted, whatever the order they were put in: sums depend on it to the last bit)
    names = annotate(List[str], [])
    for key in self.first.keys():
      names.append(key)
    names.sort()
    return names

  def lesson(self, losses: List[Tensor]) -> List[Tensor]:
    # what a part of a batch teaches: its losses as one vector, then the gradient of the first of them by every weight that learns
    # (in the compute type where the weight is used in that alone)
    names = self.learning()
    leaves = annotate(List[Tensor], [])
    for name in names:
      leaves.append(self.w[name])
    for name in names:
      if name in self.low:
        leaves.append(self.low[name])
    found = torch.autograd.grad([losses[0]], leaves, None, None, False, True)
    said = [torch.to(torch.detach(torch.stack(losses)), 6)]
    lowered = len(names)
    for i in range(len(names)):
      g = found[i]
      if names[i] in self.low:
        low = found[lowered]
        lowered += 1
        if low is not None:
          g = torch.add(g, low) if g is not None else low
      if g is not None:
        said.append(g)
      else:
        said.append(torch.zeros_like(leaves[i]))
    return said

  def learn(self, gradients: List[Tensor], rates: Tensor) -> Tensor:
    # gradients of the parts of a batch, one part after the other, of which the mean counts;
    # rates: learning rate, weight decay, clip norm, EMA decay -> gradient norm before clipping
    names = self.learning()
    many = len(names)
    parts = len(gradients) // many
    total = annotate(List[Tensor], [])
    for i in range(many):
      total.append(torch.to(gradients[i], 6))
    for part in range(1, parts):
      torch._foreach_add_(total, gradients[part * many:(part + 1) * many])
    norm = torch.div(torch.norm(torch.stack(torch._foreach_norm(total))), float(parts))
    clip = torch.clamp(torch.div(rates[2], torch.add(norm, 1.0e-6)), None, 1.0)
    probe = torch.zeros([])
    if bool(torch.isfinite(norm)):
      probe = self.apply_adamw(names, total, torch.div(float(parts), clip), float(rates[0]), float(rates[1]), float(rates[3]))
      self.lower()
    return torch.add(norm, probe, alpha=0.0)

  def apply_adamw(self, names: List[str], gradients: List[Tensor], scale: Tensor, lr: float, decay: float, ema: float) -> Tensor:
    # gradients are divided by scale; answers one updated number of every list: TorchScript drops in-place list operations whose lists nobody reads
    probe = torch.zeros([])
    for shrunk in [True, False]:
      weights = annotate(List[Tensor], [])
      chosen = annotate(List[Tensor], [])
      first = annotate(List[Tensor], [])
      second = annotate(List[Tensor], [])
      averages = annotate(List[Tensor], [])
      steps = annotate(List[Tensor], [])
      for i in range(len(names)):
        name = names[i]
        w = torch.detach(self.w[name])
        if (torch.dim(w) > 1) == shrunk:
          weights.append(w)
          chosen.append(gradients[i])
          first.append(self.first[name])
          second.append(self.second[name])
          averages.append(self.average[name])
          steps.append(self.steps[name])
      torch._foreach_add_(steps, 1)
      torch._fused_adamw_(weights, chosen, first, second, [], steps, lr=lr, beta1=0.9, beta2=0.95, weight_decay=decay if shrunk else 0.0, eps=1.0e-8, amsgrad=False, maximize=False, grad_scale=scale)
      torch._foreach_lerp_(averages, weights, 1.0 - ema)
      for changed in [weights, first, second, averages, steps]:
        probe = torch.add(probe, torch.select(torch.flatten(changed[0]), 0, 0))
    return probe

  def lower(self) -> None:
    # matrices in the compute type, made anew once a step instead of at every use; those that learn have gradients of their own
    if self.compute != 6:
      for name in self.w.keys():
        w = torch.detach(self.w[name])
        if name.endswith(".weight") and torch.dim(w) == 2:
          if not (name in self.low):
            self.low[name] = torch.requires_grad_(torch.to(w, self.compute), name in self.first)
          elif name in self.first:
            torch.copy_(torch.detach(self.low[name]), w)

  def train_weights(self, names: Dict[str, Tensor]) -> Tensor:
    # makes weights trainable; optimiser state starts at zero unless it was put before
    for name in names.keys():
      self.train_weight(name)
    self.low.clear()
    self.lower()
    return torch.zeros([])

  def train_weight(self, name: str) -> None:
    w = self.w[name]
    if not (name in self.first):
      self.first[name] = torch.zeros_like(w)
      self.second[name] = torch.zeros_like(w)
      self.steps[name] = torch.zeros([], dtype=6, device=w.device)
    if not (name in self.average):
      self.average[name] = torch.clone(torch.detach(w))
    self.w[name] = torch.requires_grad_(torch.clone(torch.detach(w)), True)

  def freeze(self) -> None:
    # ends training of everything; weights stay, optimiser state goes
    for name in self.first.keys():
      self.w[name] = torch.detach(self.w[name])
    self.first.clear()
    self.second.clear()
    self.steps.clear()
    self.average.clear()
    self.low.clear()
