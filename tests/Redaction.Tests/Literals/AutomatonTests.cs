using Redaction.Literals;
using Xunit;

namespace Redaction.Tests.Literals;

public class AutomatonTests
{
    [Fact]
    public void A_cleared_automaton_has_forgotten_its_literals()
    {
        using var trie = new LiteralTrie([new Literal("hunter2"u8.ToArray())], ignoreCase: false);
        var automaton = AutomatonBuilder.Build(trie);
        Assert.True(Walk(automaton, "hunter2"u8) < 0);
        Assert.Equal(5, automaton.Held(Walk(automaton, "hunte"u8)));
        automaton.Clear();
        Assert.Equal(0, Walk(automaton, "hunter2"u8));
    }

    [Fact]
    public void A_disposed_trie_has_forgotten_its_literals()
    {
        var trie = new LiteralTrie([new Literal("hunter2"u8.ToArray())], ignoreCase: false);
        trie.Dispose();
        for (var node = 1; node < trie.NodeCount; node++)
        {
            Assert.Equal(trie.Classes.Map[0], trie.ClassOf(node));
        }
    }

    [Fact]
    public void Literals_of_every_byte_value_leave_no_class_for_the_rest()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(symbol => (byte)symbol)];
        using var trie = new LiteralTrie([new Literal(all)], ignoreCase: false);
        Assert.Equal(256, trie.Classes.Count);
        Assert.True(Walk(AutomatonBuilder.Build(trie), all) < 0);
    }

    private static int Walk(Automaton automaton, ReadOnlySpan<byte> text)
    {
        var state = 0;
        foreach (var symbol in text)
        {
            state = automaton.Step(state, symbol);
        }

        return state;
    }
}
