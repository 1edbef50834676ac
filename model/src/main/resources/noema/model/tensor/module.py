  # Named weights of the network and the optimiser, reachable from Java one by one.

  def put(self, entries: Dict[str, Tensor]) -> Tensor:
    # keys are "table/name"
    for key in entries.keys():
      parts = key.split("/", 1)
      self.table(parts[0])[parts[1]] = torch.clone(entries[key])
    return torch.zeros([])

  def table(self, table: str) -> Dict[str, Tensor]:
    if table == "w":
      return self.w
    elif table == "low":
      return self.low
    elif table == "packed":
      return self.packed
    elif table == "first":
      return self.first
    elif table == "second":
      return self.second
    elif table == "cache":
      return self.cache
    elif table == "average":
      return self.average
    return self.steps

  def get(self, table: str, name: str) -> Tensor:
    return torch.to(torch.detach(self.table(table)[name]), 6)

  def names(self, table: str) -> str:
    return "\n".join(self.table(table).keys())

  def shrink(self) -> None:
    # inference: every weight in the compute type once, instead of at every call, and matrices as multiply wants them
    self.grow()
    for name in self.w.keys():
      weight = torch.to(torch.detach(self.w[name]), self.compute)
      if name.endswith(".weight") and torch.dim(weight) == 2:
        self.packed[name] = self.pack(weight)
      else:
        self.low[name] = weight

  def grow(self) -> None:
    # back to training: the copies would go stale
    self.packed.clear()
    self.low.clear()
