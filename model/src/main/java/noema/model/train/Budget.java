package noema.model.train;

/// How long a stage trains: a number of steps, or minutes of work.
///
/// With steps everything is reproducible to the last bit. With minutes the learning rate follows the clock, so that it
/// ends its descent at the last step whatever the machine.
public sealed interface Budget {

    /// Share of the stage that is done, 0 to 1.
    ///
    /// @param step    steps done
    /// @param seconds seconds worked, over all resumed parts
    double progress(long step, double seconds);

    /// A fixed number of steps.
    record Steps(long steps) implements Budget {
        @Override
        public double progress(long step, double seconds) {
            return Math.min(1, step / (double) steps);
        }
    }

    /// A number of minutes.
    record Minutes(double minutes) implements Budget {
        @Override
        public double progress(long step, double seconds) {
            return Math.min(1, seconds / (60 * minutes));
        }
    }
}
