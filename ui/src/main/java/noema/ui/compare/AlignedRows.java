package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;

/// Sentences of several texts in rows, so that versions of one sentence stand beside each other.
///
/// @param count    rows
/// @param rows     for each text the row of each of its sentences; they rise
/// @param partners for each text the sentence of the reference that each of its sentences is a version of; -1 for none
public record AlignedRows(int count, List<int[]> rows, List<int[]> partners) {

    /// Keeps copies of the lists.
    public AlignedRows {
        rows = List.copyOf(rows);
        partners = List.copyOf(partners);
    }

    /// Puts versions of one sentence of the reference into its row; what has no partner stands beside what the reference says
    /// there, and in rows of its own where the reference says nothing more before the next pair.
    ///
    /// @param texts     sentences of each text
    /// @param reference number of the text that the others are compared with, 0 to `texts.size()` - 1
    public static AlignedRows of(List<List<String>> texts, int reference) {
        List<String> base = texts.get(reference);
        List<int[]> partners =
                texts.stream().map(text -> TextAlignment.partners(base, text)).toList();
        // Rows that are needed before each sentence of the reference, and after the last.
        var extra = new int[base.size() + 1];
        for (int[] mine : partners) {
            blocks(
                    mine,
                    base.size(),
                    (from, to, first, end) -> {
                        extra[to] = Math.max(extra[to], (end - first) - (to - from));
                    });
        }
        var rowOf = new int[base.size() + 1];
        int row = 0;
        for (int i = 0; i <= base.size(); i++) {
            row += extra[i];
            rowOf[i] = row;
            row++;
        }
        var rows = new ArrayList<int[]>();
        for (int[] mine : partners) {
            var places = new int[mine.length];
            for (int j = 0; j < mine.length; j++) {
                places[j] = mine[j] < 0 ? 0 : rowOf[mine[j]];
            }
            blocks(
                    mine,
                    base.size(),
                    (from, to, first, end) -> {
                        for (int j = first; j < end; j++) {
                            int beside = from + j - first;
                            places[j] =
                                    beside < to
                                            ? rowOf[beside]
                                            : rowOf[to] - extra[to] + (beside - to);
                        }
                    });
            rows.add(places);
        }
        return new AlignedRows(rowOf[base.size()], rows, partners);
    }

    private interface Block {
        /// Sentences `first` to `end` have no partner, and stand where the reference says `from` to `to`.
        void found(int from, int to, int first, int end);
    }

    private static void blocks(int[] partners, int size, Block block) {
        int from = 0;
        int first = 0;
        for (int j = 0; j <= partners.length; j++) {
            boolean last = j == partners.length;
            if (last || partners[j] >= 0) {
                int to = last ? size : partners[j];
                if (first < j) {
                    block.found(from, to, first, j);
                }
                from = to + 1;
                first = j + 1;
            }
        }
    }
}
