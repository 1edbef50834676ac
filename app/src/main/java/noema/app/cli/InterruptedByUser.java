package noema.app.cli;

/// The user ended the command before it had anything to keep.
final class InterruptedByUser extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
