using Xunit;

namespace Redaction.Tests;

public class SmokeTests
{
    [Fact]
    public void Severities_are_ordered() => Assert.True(Severity.Critical > Severity.Low);
}
