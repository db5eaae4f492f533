/* loop.c: knows the type of an SDL event. */
union SDL_Event;

int loop_turn(union SDL_Event *event);

int loop_turn(union SDL_Event *event)
{
    return event == 0;
}
