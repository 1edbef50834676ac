package noema.model.tensor;

/// Something a user can act on went wrong; the message is one sentence saying what is wrong and what to do.
public class NoemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message one complete sentence, shown to the user as it is
    public NoemaException(String message) {
        super(message);
    }

    /// @param message one complete sentence, shown to the user as it is
    /// @param cause what was caught, for the log
    public NoemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
