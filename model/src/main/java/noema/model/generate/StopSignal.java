package noema.model.generate;

import java.util.function.BooleanSupplier;

/// Says whether a run is to end before its time. It is asked between the evaluations of the network, on the compute thread.
@FunctionalInterface
public interface StopSignal {

    /// How soon a run is to end.
    enum Stop {
        /// Not at all.
        NONE,
        /// When the sentence under way is finished. A silent run finishes the thought under way and puts all its thoughts
        /// into words.
        AFTER_SENTENCE,
        /// At once; only finished sentences are kept.
        NOW
    }

    /// What is wanted at this moment. Once it is not [Stop#NONE] it must not become so again.
    Stop asked();

    /// A signal that stops a run at once when a condition holds.
    static StopSignal now(BooleanSupplier cancelled) {
        return () -> cancelled.getAsBoolean() ? Stop.NOW : Stop.NONE;
    }
}
