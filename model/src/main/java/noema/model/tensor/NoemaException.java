package noema.model.tensor;

/// Something the user can put right: the message is one clear sentence that says what is wrong and what to do.
public class NoemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoemaException(String message) {
        super(message);
    }

    public NoemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
