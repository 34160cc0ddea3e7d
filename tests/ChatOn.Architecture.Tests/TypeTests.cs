using System.Reflection;
using System.Runtime.CompilerServices;
using ChatOn.Client;
using ChatOn.Host;
using ChatOn.Protocol;
using ChatOn.Server;
using ChatOn.Server.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Architecture.Tests;

/// <summary>What all types have in common, by reflection.</summary>
public sealed class TypeTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(IrcMessage).Assembly, typeof(IChatServer).Assembly, typeof(Storage.Sqlite.SqliteOptions).Assembly, typeof(HostOptions).Assembly,
        typeof(ClientSession).Assembly, Assembly.Load("chaton"),
    ];

    private static readonly List<Type> Types = [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))];

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them() => Assert.Empty(
        Types.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !Types.Exists(other => Definition(other.BaseType) == type)));

    [Fact]
    public void There_are_no_mutable_statics() => Assert.Empty(
        Types.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !field.IsInitOnly && !field.IsDefined(typeof(CompilerGeneratedAttribute)) && !field.Name.StartsWith('<'))
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void No_property_can_be_set_from_outside_its_assembly() => Assert.Empty(
        Types.Where(type => type.IsPublic).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
                && property.DeclaringType != typeof(Server.Storage.InMemoryJournal))
            .Select(property => $"{property.DeclaringType}.{property.Name}"));

    [Fact]
    public void Every_command_is_registered_and_has_a_test_class_with_at_least_three_tests()
    {
        var commands = Types.Where(type => type.IsClass && type.IsAssignableTo(typeof(ICommand))).ToList();
        var registered = new ServiceCollection().AddCommands().Select(service => service.ServiceType).ToHashSet();

        Assert.NotEmpty(commands);
        Assert.Empty(commands.Where(command => !registered.Contains(command)));
        Assert.Empty(commands.Select(command => (command.Name, Tests: TestsOf(command))).Where(command => command.Tests < 3));
    }

    private static int TestsOf(Type command) => Repository.Sources
        .Where(file => file.Path.EndsWith($"/{command.Name}Tests.cs", StringComparison.Ordinal))
        .Sum(file => file.Text.Split("[Fact]").Length + file.Text.Split("[InlineData(").Length - 2);

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;

    private static bool IsGenerated(Type? type) => type is not null
        && (type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<') || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            || type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true || IsGenerated(type.DeclaringType));
}
