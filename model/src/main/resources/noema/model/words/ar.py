  # Autoregressive baseline: a causal transformer over tokens, the input embedding being also the output matrix.

  def ar_embed(self, ids: Tensor, start: int) -> Tensor:
    # ids [*, L] that stand at positions start, start + 1, ... -> [*, L, D]
    where = torch.slice(self.w["ar.positions"], 0, start, start + ids.shape[-1])
    return torch.add(torch.embedding(self.w["tokens.weight"], ids), where)

  def ar_logits(self, h: Tensor) -> Tensor:
    # [N, D] -> [N, V] in the compute type
    return self.affine(h, "tokens")

  def ar_nats(self, ids: Tensor, rows: Tensor) -> Tensor:
    # ids [B, L], rows [N] of the real tokens among ids[:, 1:] -> their negative log-probabilities [N]
    B = ids.shape[0]
    L = ids.shape[1] - 1
    later = torch.triu(torch.full([L, L], -10000.0, device=ids.device), 1)
    h = self.stream(self.unpad(self.ar_embed(torch.slice(ids, 1, 0, L), 0), rows))
    for i in range(self.ar_layers):
      h = self.block(h, "ar.block{}".format(i), rows, B, L, later)
    truth = torch.index_select(torch.flatten(torch.slice(ids, 1, 1)), 0, rows)
    return torch.nll_loss(torch.log_softmax(self.ar_logits(self.norm(h, "ar.norm")), -1, 6), truth, None, 0)

  def ar_score(self, ids: Tensor) -> Tensor:
    # ids [B, L], PAD (0) behind the last token of a row -> nats of every token given those before it [B, L];
    # 0 for PAD and for the first token, which has nothing before it
    rows = self.real_rows(torch.slice(ids, 1, 1))
    nats = torch.zeros([ids.shape[0] * (ids.shape[1] - 1)], device=ids.device)
    nats = torch.index_copy(nats, 0, rows, self.ar_nats(ids, rows))
    first = torch.zeros([ids.shape[0], 1], device=ids.device)
    return torch.cat([first, torch.view(nats, [ids.shape[0], -1])], 1)
