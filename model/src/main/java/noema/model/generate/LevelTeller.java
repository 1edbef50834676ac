package noema.model.generate;

import noema.model.trace.*;
final class LevelTeller {
    LevelTeller(LevelModel m, Recipe r, TraceListener l, StopSignal s) {}
    Trace tell() { throw new UnsupportedOperationException(); }
}
