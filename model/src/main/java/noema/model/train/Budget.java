package noema.model.train;

import noema.model.tensor.NoemaException;

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

    /// A fixed number of steps, at least 1.
    record Steps(long steps) implements Budget {

        /// Checks the number.
        ///
        /// @throws NoemaException when it is not positive
        public Steps {
            NoemaException.require("number of training steps", steps, 1, 1e12);
        }

        @Override
        public double progress(long step, double seconds) {
            return Math.min(1, step / (double) steps);
        }
    }

    /// A number of minutes, more than 0.
    record Minutes(double minutes) implements Budget {

        /// Checks the number.
        ///
        /// @throws NoemaException when it is not positive
        public Minutes {
            NoemaException.require("training time in minutes", minutes, 1e-6, 1e9);
        }

        @Override
        public double progress(long step, double seconds) {
            return Math.min(1, seconds / (60 * minutes));
        }
    }
}
