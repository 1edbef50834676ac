package noema.app;

/// Starts Noema from the command line.
public final class Main {
    private Main() {}

    /// Prints how to call the program.
    public static void main(String[] args) {
        System.out.println("Usage: noema [COMMAND] [OPTIONS]");
    }
}
