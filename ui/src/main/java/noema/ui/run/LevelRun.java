package noema.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import noema.model.trace.TraceEvent.LevelStarted;

/// A level above sentences in a run.
///
/// @param start  how it read the prompt
/// @param groups of the run, in order, the last ones perhaps unfinished
public record LevelRun(LevelStarted start, List<GroupRun> groups) {

    /// Keeps a copy of the list.
    public LevelRun {
        groups = List.copyOf(groups);
    }

    /// 2 for groups of sentences.
    public int height() {
        return start.height();
    }

    /// What one of its concepts stands for, such as `paragraph`.
    public String name() {
        return start.name();
    }

    /// The group that a sentence of the run belongs to.
    ///
    /// @param sentence number of the sentence in the run, from 0
    public Optional<GroupRun> groupOf(int sentence) {
        return groups.reversed().stream().filter(group -> group.first() <= sentence).findFirst();
    }

    /// Numbers of a group's sentences in the run.
    ///
    /// @param sentences how many the run has so far
    public List<Integer> sentencesOf(GroupRun group, int sentences) {
        int next =
                groups.stream()
                        .filter(other -> other.number() == group.number() + 1)
                        .mapToInt(GroupRun::first)
                        .findFirst()
                        .orElse(sentences);
        return IntStream.range(group.first(), next).boxed().toList();
    }

    LevelRun with(GroupRun group) {
        var list = new ArrayList<>(groups);
        if (group.number() < list.size()) {
            list.set(group.number(), group);
        } else {
            list.add(group);
        }
        return new LevelRun(start, list);
    }
}
