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
    private static final double ALIKE = 0.5;

    /// So much more alike they must be for each sentence that they stand farther from each other, up to a limit.
    private static final double FARTHER = 0.1;

    private static final double SURELY_ALIKE = 0.9;

    private TextAlignment() {}

    /// For each sentence of `other` the number of the sentence of `reference` that it is a version of; -1 for none. The numbers
    /// rise. Stories share many words by chance, so sentences far from each other must be nearly equal.
    public static int[] partners(List<String> reference, List<String> other) {
        int n = reference.size();
        int m = other.size();
        List<Words> left = reference.stream().map(TextAlignment::words).toList();
        List<Words> right = other.stream().map(TextAlignment::words).toList();
        var alike = new double[n][m];
        var best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                double needed = Math.min(SURELY_ALIKE, ALIKE + FARTHER * Math.abs(i - j));
                alike[i][j] = alike(left.get(i), right.get(j), needed);
                double pair = alike[i][j] > 0 ? alike[i][j] + best[i + 1][j + 1] : 0;
                best[i][j] = Math.max(pair, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        var partners = new int[m];
        Arrays.fill(partners, -1);
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (alike[i][j] > 0 && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                partners[j++] = i++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return partners;
    }

    /// Dice coefficient of the words of two sentences, 0 to 1; 0 where it is below what is needed, or there are no words.
    private static double alike(Words a, Words b, double needed) {
        int all = a.count + b.count;
        if (2 * Math.min(a.count, b.count) < needed * all) {
            return 0;
        }
        int common = 0;
        for (Map.Entry<String, Integer> word : a.times.entrySet()) {
            common += Math.min(word.getValue(), b.times.getOrDefault(word.getKey(), 0));
        }
        double share = all == 0 ? 0 : 2.0 * common / all;
        return share >= needed ? share : 0;
    }

    /// How often each word of a sentence is in it, and how many there are.
    private record Words(Map<String, Integer> times, int count) {}

    private static Words words(String sentence) {
        var words = new HashMap<String, Integer>();
        for (String part : WordDiff.parts(sentence)) {
            if (Character.isLetterOrDigit(part.charAt(0))) {
                words.merge(part.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        return new Words(words, words.values().stream().mapToInt(Integer::intValue).sum());
    }
}
