package noema.model.tensor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Words the errors of files: one sentence that names the file and says what to do.
final class FileProblem {
    private static final int LONGEST_NAME = 80;

    private FileProblem() {}

    /// The content is wrong; `why` is a clause such as "its header is not valid JSON".
    static NoemaException damaged(Path file, String why) {
        return new NoemaException(damage(file, why));
    }

    /// As [#damaged(Path, String)], with what was caught.
    static NoemaException damaged(Path file, String why, Exception cause) {
        return new NoemaException(damage(file, why), cause);
    }

    private static String damage(Path file, String why) {
        return "%s cannot be used because %s; copy or download it again.".formatted(file, why);
    }

    static NoemaException unreadable(Path file, IOException cause) {
        return new NoemaException(
                "%s cannot be read (%s); check the path and its permissions."
                        .formatted(file, reason(cause)),
                cause);
    }

    static NoemaException unwritable(Path file, IOException cause) {
        return new NoemaException(
                "%s cannot be written (%s) and is as it was before; free some space or choose another folder."
                        .formatted(file, reason(cause)),
                cause);
    }

    /// Shows a name found in a file, which may be hostile: on one line and not too long.
    static String quote(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cs}\u2028\u2029]", "?");
        boolean tooLong = line.codePointCount(0, line.length()) > LONGEST_NAME;
        return '"'
                + (tooLong
                        ? line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…"
                        : line)
                + '"';
    }

    private static String reason(IOException cause) {
        String reason =
                switch (cause) {
                    case NoSuchFileException _ -> "it or its folder does not exist";
                    case AccessDeniedException _ -> "access denied";
                    case FileSystemException e when e.getReason() != null -> e.getReason();
                    case IOException e when e.getMessage() != null -> e.getMessage();
                    default -> cause.getClass().getSimpleName();
                };
        return reason.lines().findFirst().orElse("unknown reason");
    }
}
