package noema.model.tensor;

import org.jspecify.annotations.Nullable;

/// Something a user can act on went wrong; the message is one sentence saying what is wrong and what to do.
public class NoemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message one complete sentence, shown to the user as it is
    public NoemaException(String message) {
        super(message);
    }

    /// @param message one complete sentence, shown to the user as it is
    /// @param cause what was caught, for the log
    public NoemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Refuses a setting that is out of range, with one sentence.
    ///
    /// @param what the setting as a user knows it
    /// @throws NoemaException unless low <= value <= high (NaN is refused)
    public static void require(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new NoemaException(
                    "The "
                            + what
                            + " must be between "
                            + plain(low)
                            + " and "
                            + plain(high)
                            + ", not "
                            + plain(value)
                            + ".");
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
