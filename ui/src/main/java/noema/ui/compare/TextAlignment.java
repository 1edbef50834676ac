package noema.ui.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which sentences of two texts say nearly the same, in order: global alignment (Needleman and Wunsch 1970) by the share of
/// words in common.
public final class TextAlignment {

    /// Share of common words from which two sentences are versions of each other.
    static final double ALIKE = 0.5;

    private TextAlignment() {}

    /// For each sentence of `other` the number of the sentence of `reference` that it is a version of; -1 for none. The numbers
    /// rise.
    public static int[] partners(List<String> reference, List<String> other) {
        int n = reference.size();
        int m = other.size();
        List<Map<String, Integer>> left = reference.stream().map(TextAlignment::words).toList();
        List<Map<String, Integer>> right = other.stream().map(TextAlignment::words).toList();
        var alike = new double[n][m];
        var best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                alike[i][j] = alike(left.get(i), right.get(j));
                double pair = alike[i][j] >= ALIKE ? alike[i][j] + best[i + 1][j + 1] : 0;
                best[i][j] = Math.max(pair, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        var partners = new int[m];
        Arrays.fill(partners, -1);
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (alike[i][j] >= ALIKE && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                partners[j++] = i++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return partners;
    }

    /// Dice coefficient of the words of two sentences, 0 to 1; 1 for equal ones only if they have words.
    private static double alike(Map<String, Integer> a, Map<String, Integer> b) {
        int all = sum(a) + sum(b);
        int common = 0;
        for (Map.Entry<String, Integer> word : a.entrySet()) {
            common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
        }
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static int sum(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> words(String sentence) {
        var words = new HashMap<String, Integer>();
        for (String part : WordDiff.parts(sentence)) {
            if (Character.isLetterOrDigit(part.charAt(0))) {
                words.merge(part.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        return words;
    }
}
