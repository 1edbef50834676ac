package noema.app.files;

import java.util.stream.Collectors;

/// Text for pages of Markdown.
final class Markdown {

    private Markdown() {}

    /// Text as it is, on one line: none of its signs mean anything.
    static String plain(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .chars()
                .mapToObj(c -> ("\\`*_{}[]<>#|~$&".indexOf(c) >= 0 ? "\\" : "") + (char) c)
                .collect(Collectors.joining());
    }
}
