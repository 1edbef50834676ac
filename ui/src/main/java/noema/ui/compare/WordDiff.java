package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which words of a sentence are not those of another version of it, by their longest common subsequence.
public final class WordDiff {

    private static final Pattern PARTS =
            Pattern.compile("[\\p{L}\\p{N}']+|\\s+|[^\\s\\p{L}\\p{N}']", Pattern.DOTALL);

    private WordDiff() {}

    /// A stretch of text.
    ///
    /// @param text    letters of it
    /// @param changed whether the other version has something else there
    public record Mark(String text, boolean changed) {}

    /// Words, signs and what is between them; joined they are the text.
    static List<String> parts(String text) {
        return PARTS.matcher(text).results().map(MatchResult::group).toList();
    }

    /// The text in stretches, those that differ from the reference marked; joined they are the text. Neighbours differ in
    /// whether they are changed.
    public static List<Mark> of(String reference, String text) {
        List<String> old = parts(reference).stream().filter(p -> !p.isBlank()).toList();
        List<String> all = parts(text);
        List<String> now = all.stream().filter(p -> !p.isBlank()).toList();
        boolean[] kept = kept(old, now);
        var marks = new ArrayList<Mark>();
        int word = 0;
        boolean before = false;
        for (String part : all) {
            boolean changed;
            if (part.isBlank()) {
                // The space between two changed words belongs to the change.
                changed = before && word < now.size() && !kept[word];
            } else {
                changed = !kept[word];
                word++;
            }
            before = changed;
            add(marks, part, changed);
        }
        return List.copyOf(marks);
    }

    private static void add(List<Mark> marks, String part, boolean changed) {
        if (!marks.isEmpty() && marks.getLast().changed() == changed) {
            marks.set(marks.size() - 1, new Mark(marks.getLast().text() + part, changed));
        } else {
            marks.add(new Mark(part, changed));
        }
    }

    private static boolean[] kept(List<String> old, List<String> now) {
        var longest = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] =
                        old.get(i).equals(now.get(j))
                                ? 1 + longest[i + 1][j + 1]
                                : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        var kept = new boolean[now.size()];
        int i = 0;
        int j = 0;
        while (i < old.size() && j < now.size()) {
            if (old.get(i).equals(now.get(j))) {
                kept[j] = true;
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return kept;
    }
}
