package noema.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The sentences of a lane on screen; only those are made anew that look different than before.
final class LaneCells {

    private final List<SentenceCell> cells = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();

    /// What a cell shows.
    ///
    /// @param track   its sentence
    /// @param phase   how far it is
    /// @param against version of the reference that it is marked against; `null` for none
    /// @param alone   whether the reference has no version of it
    private record Look(
            @Nullable SentenceTrack track, int phase, @Nullable String against, boolean alone) {
        boolean isLike(Look other) {
            return track == other.track
                    && phase == other.phase
                    && alone == other.alone
                    && (against == null ? other.against == null : against.equals(other.against));
        }
    }

    /// The cell of a sentence.
    SentenceCell cell(int sentence) {
        return cells.get(sentence);
    }

    /// Shows a lane at a moment.
    ///
    /// @param happened  how many of its events have happened
    /// @param marking   whether differences are marked
    /// @param reference sentences that it is compared with
    /// @param partners  for each sentence the number of its version in the reference, or -1
    /// @param pieces    the text of a token
    void show(
            Lane lane,
            int happened,
            boolean marking,
            List<String> reference,
            int[] partners,
            IntFunction<String> pieces) {
        List<SentenceTrack> tracks = lane.text().tracks();
        for (int k = 0; k < tracks.size(); k++) {
            if (k == cells.size()) {
                cells.add(new SentenceCell(k));
                looks.add(new Look(null, -1, null, false));
            }
            SentenceTrack track = tracks.get(k);
            boolean paired = marking && partners[k] >= 0;
            var look =
                    new Look(
                            track,
                            track.phase(happened),
                            paired && happened >= track.ends() ? reference.get(partners[k]) : null,
                            marking && !paired && !track.text().isEmpty());
            if (!look.isLike(looks.get(k))) {
                looks.set(k, look);
                cells.get(k)
                        .show(
                                track.at(look.phase, pieces),
                                look.against == null
                                        ? List.of()
                                        : WordDiff.of(look.against, track.text()),
                                !look.alone);
            }
        }
    }
}
